using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace StudentActors.Contracts.Schools;

/// <summary>Something that a school itself owes now, beside the steps of cases that wait for it.</summary>
/// <param name="About">What it is about: the month <c>2026-11</c>, the stage and year of entry <c>primary-2026</c>, or the term <c>2026-autumn</c>.</param>
/// <param name="DueDate">Last day on which it is in time; <c>null</c> where only the past is owed.</param>
/// <param name="Overdue">The day has passed, and the school is listed for its authority.</param>
/// <param name="Missing">Children without a record, for <see cref="DutyKind.Records"/>.</param>
[GenerateSerializer, Immutable, Alias("sa.DutyView")]
public sealed record DutyView(
    [property: Id(0)] DutyKind Kind,
    [property: Id(1)] string About,
    [property: Id(2)] DateOnly? DueDate,
    [property: Id(3)] bool Overdue,
    [property: Id(4)] int? Missing);

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
}
