using System.Collections.Immutable;

namespace StudentActors.Grains.Regions;

/// <summary>What a region last heard from those below it, kept over restarts so that statistics are there at once.</summary>
/// <param name="Children">Those that have schools, by authority code.</param>
/// <param name="CompleteAsOf">Set when all others had none, at that moment.</param>
[GenerateSerializer, Immutable, Alias("sa.RegionSummaries")]
internal sealed record RegionSummaries(
    [property: Id(0)] ImmutableDictionary<string, RegionSummary> Children, [property: Id(1)] DateTimeOffset? CompleteAsOf);
