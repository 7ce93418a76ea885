using StudentActors.Storage.Changes;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// Left behind by a move: whoever reads the target's part of the change feed beyond its place must have read the source's up to its own, so
/// that he hears of each record in order.
/// </summary>
internal sealed record FeedBarrier(int Source, ShardPlace SourcePlace, int Target, ShardPlace TargetPlace);
