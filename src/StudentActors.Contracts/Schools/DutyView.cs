using System.Collections.Immutable;
using System.Text.Json.Serialization;
using StudentActors.Domain.Regions;

namespace StudentActors.Contracts.Schools;

/// <summary>Something that a school or an authority itself owes now, beside the steps of cases that wait for it.</summary>
/// <param name="About">
/// What it is about: the month <c>2026-11</c>, the stage and year of entry <c>primary-2026</c>, the term <c>2026-autumn</c>, the quarter <c>2026Q3</c>
/// or the school year <c>2026-2027</c>.
/// </param>
/// <param name="DueDate">Last day on which it is in time; <c>null</c> where only the past is owed.</param>
/// <param name="Overdue">The day has passed, and whoever owes it is listed for the authority above.</param>
/// <param name="Missing">Children without a record, for <see cref="DutyKind.Records"/>.</param>
[GenerateSerializer, Immutable, Alias("sa.DutyView")]
public sealed record DutyView(
    [property: Id(0)] DutyKind Kind,
    [property: Id(1)] string About,
    [property: Id(2)] DateOnly? DueDate,
    [property: Id(3)] bool Overdue,
    [property: Id(4)] int? Missing)
{
    /// <summary>The authority below whose overdue duty it is; nothing where it is the office's own.</summary>
    [Id(5)]
    public AuthorityCode? Authority { get; init; }

    /// <summary>Most of the time for an authority's review has passed.</summary>
    [Id(6)]
    public bool? Reminded { get; init; }
}

[GenerateSerializer, Immutable, Alias("sa.DutyList")]
public sealed record DutyList([property: Id(0)] ImmutableArray<DutyView> Items);

[JsonConverter(typeof(JsonStringEnumConverter<DutyKind>))]
public enum DutyKind
{
    /// <summary>A monthly report of dropouts (控辍保学月报).</summary>
    [JsonStringEnumMemberName("dropoutReport")] DropoutReport = 1,

    /// <summary>Records of children who entered (建籍).</summary>
    [JsonStringEnumMemberName("records")] Records = 2,

    /// <summary>The check of its rolls in a term (学期核准).</summary>
    [JsonStringEnumMemberName("termCheck")] TermCheck = 3,

    /// <summary>An authority's review of what its schools report about dropouts (控辍保学核查).</summary>
    [JsonStringEnumMemberName("dropoutReview")] DropoutReview = 4,
}
