using System.Collections.Immutable;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Regions;

/// <summary>Counts for a region and everything below it.</summary>
[GenerateSerializer, Immutable, Alias("sa.StatisticsView")]
public sealed record StatisticsView
{
    [Id(0)] public required AuthorityCode Region { get; init; }

    /// <summary>The moment for which the counts are true: the oldest report that went into them.</summary>
    [Id(1)] public required DateTimeOffset AsOf { get; init; }

    [Id(2)] public required long Schools { get; init; }

    /// <summary>Live records.</summary>
    [Id(3)] public required long Students { get; init; }

    [Id(4)] public required ImmutableArray<StatisticsRow> Rows { get; init; }
}

/// <summary>One cell: stage × grade × sex × status.</summary>
/// <param name="Grade"><c>null</c> once the stage is over.</param>
[GenerateSerializer, Immutable, Alias("sa.StatisticsRow")]
public sealed record StatisticsRow(
    [property: Id(0)] Stage Stage,
    [property: Id(1)] int? Grade,
    [property: Id(2)] Sex Sex,
    [property: Id(3)] StudentStatus Status,
    [property: Id(4)] long Count);
