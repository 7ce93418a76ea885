using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>Which shard has which bucket, as it was at one moment.</summary>
internal sealed class ShardMap
{
    private readonly int[] _owners;
    private readonly Dictionary<int, int[]> _owned;

    /// <param name="owners">The shard of each of the 256 buckets.</param>
    public ShardMap(IReadOnlyList<Shard> shards, int[] owners, IReadOnlyList<FeedBarrier> barriers)
    {
        (Shards, Barriers, _owners) = (shards, barriers, owners);
        _owned = shards.ToDictionary(
            shard => shard.Number,
            shard => Enumerable.Range(0, owners.Length).Where(bucket => owners[bucket] == shard.Number).ToArray());
    }

    public IReadOnlyList<Shard> Shards { get; }

    public IReadOnlyList<FeedBarrier> Barriers { get; }

    /// <summary>The shard that has a record, a claim's hash or an operation.</summary>
    public int Of(Guid key) => _owners[RecordIds.Bucket(key)];

    public int Of(byte bucket) => _owners[bucket];

    public int[] OwnedBy(int shard) => _owned[shard];
}
