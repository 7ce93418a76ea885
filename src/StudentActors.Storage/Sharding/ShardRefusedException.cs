namespace StudentActors.Storage.Sharding;

/// <summary>A shard cannot be added, or buckets cannot be moved, for a reason that the operator can do something about.</summary>
public sealed class ShardRefusedException(string message) : Exception(message);
