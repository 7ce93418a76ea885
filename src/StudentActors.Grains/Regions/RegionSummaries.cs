using System.Collections.Immutable;

namespace StudentActors.Grains.Regions;

/// <summary>What a region last heard from those below it, kept over restarts so that statistics are there at once.</summary>
/// <param name="Children">By authority code.</param>
[GenerateSerializer, Immutable, Alias("sa.RegionSummaries")]
internal sealed record RegionSummaries([property: Id(0)] ImmutableDictionary<string, RegionSummary> Children);
