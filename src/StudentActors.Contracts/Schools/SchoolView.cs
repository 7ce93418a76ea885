using System.Collections.Immutable;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts.Schools;

[GenerateSerializer, Immutable, Alias("sa.SchoolView")]
public sealed record SchoolView
{
    [Id(0)] public required SchoolCode Code { get; init; }

    [Id(1)] public required string Name { get; init; }

    [Id(2)] public required AuthorityCode Authority { get; init; }

    [Id(3)] public required ImmutableArray<StageView> Stages { get; init; }

    /// <summary>Live students on the roster.</summary>
    [Id(4)] public required int Students { get; init; }

    [Id(5)] public required int Version { get; init; }

    /// <summary>Whether it takes students.</summary>
    [Id(6)] public SchoolState State { get; init; }

    /// <summary>The school that its students went to, when it was merged.</summary>
    [Id(7)] public SchoolCode? MergedInto { get; init; }
}

[GenerateSerializer, Immutable, Alias("sa.StageView")]
public sealed record StageView([property: Id(0)] Stage Stage, [property: Id(1)] int Years);
