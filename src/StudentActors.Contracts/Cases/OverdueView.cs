using System.Collections.Immutable;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;

namespace StudentActors.Contracts.Cases;

/// <summary>Open and overdue steps of a region, by authority directly below it and by party.</summary>
[GenerateSerializer, Immutable, Alias("sa.OverdueView")]
public sealed record OverdueView
{
    [Id(0)] public required AuthorityCode Region { get; init; }

    [Id(1)] public required DateTimeOffset AsOf { get; init; }

    /// <summary>Open steps.</summary>
    [Id(2)] public required long Open { get; init; }

    [Id(3)] public required long Overdue { get; init; }

    /// <summary>Due date of the oldest overdue step.</summary>
    [Id(4)] public DateOnly? Oldest { get; init; }

    /// <summary>One row for each region directly below, and one for the region's own schools and desk.</summary>
    [Id(5)] public required ImmutableArray<OverdueRow> Regions { get; init; }

    [Id(6)] public required ImmutableArray<OverdueParty> Parties { get; init; }
}

[GenerateSerializer, Immutable, Alias("sa.OverdueRow")]
public sealed record OverdueRow(
    [property: Id(0)] AuthorityCode Region,
    [property: Id(1)] string Name,
    [property: Id(2)] long Open,
    [property: Id(3)] long Overdue,
    [property: Id(4)] DateOnly? Oldest);

[GenerateSerializer, Immutable, Alias("sa.OverdueParty")]
public sealed record OverdueParty(
    [property: Id(0)] CaseType Type,
    [property: Id(1)] CaseParty Party,
    [property: Id(2)] long Open,
    [property: Id(3)] long Overdue,
    [property: Id(4)] DateOnly? Oldest);
