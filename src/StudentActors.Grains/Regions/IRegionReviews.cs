using System.Collections.Immutable;
using Orleans.Concurrency;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Grains.Regions;

/// <summary>What the metrics ask the nation. Same grain and key as the region.</summary>
[Alias("sa.IRegionReviews")]
internal interface IRegionReviews : IGrainWithStringKey
{
    /// <summary>Reviews of dropouts that authorities of the region owe and have not made in time; not older than ten seconds.</summary>
    [AlwaysInterleave, Alias("CountLateReviews")]
    Task<ImmutableArray<LateReviewCount>> CountLateReviews(CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("sa.LateReviewCount")]
internal sealed record LateReviewCount([property: Id(0)] ReviewKind Kind, [property: Id(1)] AuthorityCode Province, [property: Id(2)] int Late);
