using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>Deadlines that cannot be reached while the registry's store is down.</summary>
internal sealed class FaultyDeadlineStore(IDeadlineStore inner, FaultyRegistryStore registry) : IDeadlineStore
{
    public Task<IReadOnlyList<StoredDeadline>> ReadDueAsync(
        ShardRange shards, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        registry.Down ? throw registry.Failure() : inner.ReadDueAsync(shards, until, limit, cancellationToken);

    public Task<DateTimeOffset?> FindNextDueAsync(ShardRange shards, CancellationToken cancellationToken) =>
        registry.Down ? throw registry.Failure() : inner.FindNextDueAsync(shards, cancellationToken);

    public Task<IReadOnlyList<StoredDeadline>> ReadOfAsync(Guid owner, CancellationToken cancellationToken) => inner.ReadOfAsync(owner, cancellationToken);

    public Task<int> RetryAsync(Guid? owner, DateTimeOffset now, CancellationToken cancellationToken) => inner.RetryAsync(owner, now, cancellationToken);

    public Task<long> CountStuckAsync(CancellationToken cancellationToken) => inner.CountStuckAsync(cancellationToken);

    public Task BringForwardProvisionalAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        registry.Down ? throw registry.Failure() : inner.BringForwardProvisionalAsync(now, cancellationToken);

    public Task PostponeAsync(IReadOnlyList<DeadlinePostponement> deadlines, CancellationToken cancellationToken) =>
        registry.Down ? throw registry.Failure() : inner.PostponeAsync(deadlines, cancellationToken);

    public Task DeleteAsync(IReadOnlyList<DeadlineKey> deadlines, CancellationToken cancellationToken) =>
        registry.Down ? throw registry.Failure() : inner.DeleteAsync(deadlines, cancellationToken);
}
