using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>A bucket that is not on its way is written to where the map says that it lies, and nowhere else.</summary>
internal sealed class BucketCheck(ShardDirectory directory)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(BucketCheck), "Shards");

    public async Task RunAsync(Findings findings, CancellationToken cancellationToken)
    {
        foreach (var suspicion in await CheckAsync(cancellationToken))
            await findings.AddAsync(suspicion, false, cancellationToken);
    }

    private async Task<List<Suspicion>> CheckAsync(CancellationToken cancellationToken)
    {
        for (var before = await MovingBuckets.ReadAsync(directory, cancellationToken); ;)
        {
            var suspicions = new List<Suspicion>();
            foreach (var shard in before.Map.Shards)
            {
                var reader = (await directory.ShardAsync(before.Map, shard.Number)).Reader;
                var closed = (await reader.AllAsync(Sql["ReadClosedBuckets"], row => (int)row.GetInt16(0), cancellationToken)).ToHashSet();
                for (var bucket = 0; bucket < 256; bucket++)
                {
                    var named = RecordIds.InBucket((byte)bucket, Guid.Empty);
                    var isHere = before.Map.Of((byte)bucket) == shard.Number;
                    if (before.IsMoving((byte)bucket) || isHere != closed.Contains(bucket))
                        continue;
                    suspicions.Add(new(isHere ? Invariant.BucketIsOpen : Invariant.BucketIsClosedElsewhere, named));
                }
            }

            var now = await MovingBuckets.ReadAsync(directory, cancellationToken);
            if (now.IsSameAs(before))
                return suspicions;
            before = now;
        }
    }
}
