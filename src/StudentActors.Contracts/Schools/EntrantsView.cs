using System.Collections.Immutable;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts.Schools;

/// <summary>The entrants of one year as their school announced them, and how many have a record.</summary>
[GenerateSerializer, Immutable, Alias("sa.EntrantsView")]
public sealed record EntrantsView(
    [property: Id(0)] SchoolCode School, [property: Id(1)] int EntryYear, [property: Id(2)] ImmutableArray<EntrantStageView> Stages);

/// <summary>The entrants of one stage.</summary>
[GenerateSerializer, Immutable, Alias("sa.EntrantStageView")]
public sealed record EntrantStageView
{
    [Id(0)] public required Stage Stage { get; init; }

    [Id(1)] public required int Children { get; init; }

    [Id(2)] public required DateOnly EnteredOn { get; init; }

    /// <summary>Last day on which a record is in time: two months from entry (art. 6).</summary>
    [Id(3)] public required DateOnly DueDate { get; init; }

    [Id(4)] public required EntrantState State { get; init; }

    /// <summary>Records of the cohort at the school now, whatever their status; void ones do not count.</summary>
    [Id(5)] public required int Recorded { get; init; }

    /// <summary>Children who were announced and have no record yet.</summary>
    [Id(6)] public required int Missing { get; init; }

    /// <summary>The last warning: days after entry.</summary>
    [Id(7)] public int? WarnedAfterDays { get; init; }

    [Id(8)] public required string AnnouncedBy { get; init; }

    [Id(9)] public required DateTimeOffset AnnouncedAt { get; init; }
}

/// <param name="Year">Calendar year in which the school year of entry began, <c>YYYY</c>.</param>
/// <param name="Stages">Who entered; what was announced for the year before is replaced.</param>
[GenerateSerializer, Immutable, Alias("sa.AnnounceEntrants")]
public sealed record AnnounceEntrants(
    [property: Id(0)] Caller Caller, [property: Id(1)] string? Year, [property: Id(2)] ImmutableArray<EntrantStageForm> Stages);

/// <param name="EnteredOn"><c>YYYY-MM-DD</c>.</param>
[GenerateSerializer, Immutable, Alias("sa.EntrantStageForm")]
public sealed record EntrantStageForm(
    [property: Id(0)] string? Stage, [property: Id(1)] int? Children, [property: Id(2)] string? EnteredOn);

/// <summary>A school some of whose entrants have no record after two months.</summary>
[GenerateSerializer, Immutable, Alias("sa.MissingRecordsView")]
public sealed record MissingRecordsView(
    [property: Id(0)] SchoolCode School,
    [property: Id(1)] string Name,
    [property: Id(2)] AuthorityCode Authority,
    [property: Id(3)] ImmutableArray<MissingRecordsRow> Stages);

/// <param name="Missing">Children without a record now.</param>
[GenerateSerializer, Immutable, Alias("sa.MissingRecordsRow")]
public sealed record MissingRecordsRow(
    [property: Id(0)] Stage Stage,
    [property: Id(1)] int EntryYear,
    [property: Id(2)] int Children,
    [property: Id(3)] int Missing,
    [property: Id(4)] DateOnly DueDate);

[GenerateSerializer, Immutable, Alias("sa.MissingRecordsPage")]
public sealed record MissingRecordsPage(
    [property: Id(0)] ImmutableArray<MissingRecordsView> Items, [property: Id(1)] string? NextPageToken);

[GenerateSerializer, Immutable, Alias("sa.ReadMissingRecords")]
public sealed record ReadMissingRecords(
    [property: Id(0)] Caller Caller, [property: Id(1)] string? PageToken, [property: Id(2)] int PageSize);
