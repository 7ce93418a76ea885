using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Dropouts;

/// <summary>Whose review it is, and of which period.</summary>
public sealed record ReviewKey(AuthorityCode Authority, ReviewPeriod Period);
