using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Dropouts;

/// <summary>An authority's review as it stands in the store: sealed.</summary>
public sealed record StoredReview(AuthorityCode Authority, ReviewPeriod Period, byte[] Payload);
