using System.Collections.Immutable;
using StudentActors.Domain.Regions;

namespace StudentActors.Contracts.Regions;

/// <param name="Parent"><c>null</c> for the nation.</param>
[GenerateSerializer, Immutable, Alias("sa.RegionView")]
public sealed record RegionView(
    [property: Id(0)] AuthorityCode Code,
    [property: Id(1)] string Name,
    [property: Id(2)] AuthorityLevel Level,
    [property: Id(3)] AuthorityCode? Parent);

[GenerateSerializer, Immutable, Alias("sa.RegionList")]
public sealed record RegionList([property: Id(0)] ImmutableArray<RegionView> Items);
