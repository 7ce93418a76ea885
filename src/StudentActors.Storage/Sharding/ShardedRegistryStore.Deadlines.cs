using StudentActors.Storage.Deadlines;

namespace StudentActors.Storage.Sharding;

public sealed partial class ShardedRegistryStore : IDeadlineStore
{
    public async Task<IReadOnlyList<StoredDeadline>> ReadDueAsync(
        ShardRange shards, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        var runs = await Task.WhenAll((await RunsAsync(shards, cancellationToken)).Select(async run =>
            await run.Shard.Store.ReadDueAsync(run.Buckets, until, limit, cancellationToken)));
        return runs.Length == 1 ? runs[0] : [.. runs.SelectMany(run => run).OrderBy(deadline => deadline.DueAt).Take(limit)];
    }

    public async Task<DateTimeOffset?> FindNextDueAsync(ShardRange shards, CancellationToken cancellationToken)
    {
        var runs = await Task.WhenAll((await RunsAsync(shards, cancellationToken)).Select(async run =>
            await run.Shard.Store.FindNextDueAsync(run.Buckets, cancellationToken)));
        return runs.Min();
    }

    public async Task<IReadOnlyList<StoredDeadline>> ReadOfAsync(Guid owner, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(owner, cancellationToken)).Store.ReadOfAsync(owner, cancellationToken);

    public async Task<int> RetryAsync(Guid? owner, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await EachAsync((store, owned) => store.RetryAsync(owner, now, owned, cancellationToken), cancellationToken)).Sum();

    public async Task<long> CountStuckAsync(CancellationToken cancellationToken) =>
        (await EachAsync((store, owned) => store.CountStuckAsync(owned, cancellationToken), cancellationToken)).Sum();

    public Task PostponeAsync(IReadOnlyList<DeadlinePostponement> deadlines, CancellationToken cancellationToken) =>
        EachShardAsync(deadlines, late => late.Key.Owner, (shard, late) => shard.Store.PostponeAsync(late, cancellationToken), cancellationToken);

    public Task DeleteAsync(IReadOnlyList<DeadlineKey> deadlines, CancellationToken cancellationToken) =>
        EachShardAsync(deadlines, past => past.Owner, (shard, past) => shard.Store.DeleteAsync(past, cancellationToken), cancellationToken);

    public Task BringForwardProvisionalAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        EachAsync(
            async (store, _) =>
            {
                await store.BringForwardProvisionalAsync(now, cancellationToken);
                return true;
            },
            cancellationToken);

    private async Task EachShardAsync<T>(
        IReadOnlyList<T> rows, Func<T, Guid> owner, Func<RegistryShard, IReadOnlyList<T>, Task> act, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        var map = await _directory.MapAsync(cancellationToken);
        await Task.WhenAll(rows.GroupBy(row => map.Of(owner(row))).Select(async group =>
            await act(await _directory.ShardAsync(map, group.Key), [.. group])));
    }

    /// <summary>The parts of a range that lie together in one shard.</summary>
    private async Task<List<(RegistryShard Shard, ShardRange Buckets)>> RunsAsync(ShardRange range, CancellationToken cancellationToken)
    {
        var map = await _directory.MapAsync(cancellationToken);
        var runs = new List<(RegistryShard, ShardRange)>();
        for (int first = range.First; first <= range.Last;)
        {
            var owner = map.Of((byte)first);
            var last = first;
            while (last < range.Last && map.Of((byte)(last + 1)) == owner)
                last++;
            runs.Add((await _directory.ShardAsync(map, owner), new ShardRange((byte)first, (byte)last)));
            first = last + 1;
        }

        return runs;
    }
}
