using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Dropouts;

/// <summary>An authority's review as it stands in the store: sealed.</summary>
/// <param name="Operation">The operation by which it was made.</param>
public sealed record StoredReview(AuthorityCode Authority, ReviewPeriod Period, Guid Operation, byte[] Payload);
