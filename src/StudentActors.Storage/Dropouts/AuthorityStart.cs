using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Dropouts;

/// <summary>When the first school was entered whose home authority this is.</summary>
public sealed record AuthorityStart(AuthorityCode Authority, DateTimeOffset EnteredAt);
