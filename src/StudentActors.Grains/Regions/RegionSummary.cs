using System.Collections.Immutable;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Regions;

/// <summary>What one region counts, itself and everything below.</summary>
/// <param name="AsOf">The moment for which all of it is true.</param>
/// <param name="ChangedAt">When the oldest change happened that no report had carried before; <c>null</c> where nothing changed.</param>
[GenerateSerializer, Immutable, Alias("sa.RegionSummary")]
internal sealed record RegionSummary(
    [property: Id(0)] ReportStamp Stamp,
    [property: Id(1)] DateTimeOffset AsOf,
    [property: Id(2)] DateTimeOffset? ChangedAt,
    [property: Id(3)] long Schools,
    [property: Id(4)] ImmutableArray<StatisticsCell> Cells)
{
    public static readonly RegionSummary Nothing = new(default, default, null, 0, []);
}

/// <summary>What one school counts.</summary>
[GenerateSerializer, Immutable, Alias("sa.SchoolReport")]
internal sealed record SchoolReport(
    [property: Id(0)] SchoolCode School,
    [property: Id(1)] ReportStamp Stamp,
    [property: Id(2)] DateTimeOffset ChangedAt,
    [property: Id(3)] ImmutableArray<StatisticsCell> Cells);

/// <summary>Students of one cohort, sex and status. The grade is derived when it is read.</summary>
/// <param name="StageYears">Length of the stage at their school.</param>
[GenerateSerializer, Immutable, Alias("sa.StatisticsCell")]
internal readonly record struct StatisticsCell(
    [property: Id(0)] Stage Stage,
    [property: Id(1)] int EntryYear,
    [property: Id(2)] int StageYears,
    [property: Id(3)] Sex Sex,
    [property: Id(4)] StudentStatus Status,
    [property: Id(5)] long Count);
