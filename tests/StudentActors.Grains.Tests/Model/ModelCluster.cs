using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Tests.Model;

/// <summary>A cluster whose deadlines nobody watches but the test, so that each comes at a moment and in an order that the model knows.</summary>
internal sealed class ModelCluster : RegistryCluster
{
    /// <summary>Lets every grain forget what it knows, as after a restart.</summary>
    public async Task ForgetAsync()
    {
        try
        {
            await Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        }
        catch (TimeoutException)
        {
            // On a busy machine the collection has been seen to take longer than a call may. A grain that never comes back fails the next command.
        }
    }

    protected override void Configure(ISiloBuilder silo) => silo.Services.AddSingleton<IDeadlineStore>(new Unwatched(Deadlines));

    private sealed class Unwatched(IDeadlineStore inner) : IDeadlineStore
    {
        public Task<IReadOnlyList<StoredDeadline>> ReadDueAsync(
            ShardRange shards, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<StoredDeadline>>([]);

        public Task<DateTimeOffset?> FindNextDueAsync(ShardRange shards, CancellationToken cancellationToken) =>
            Task.FromResult<DateTimeOffset?>(null);

        public Task<IReadOnlyList<StoredDeadline>> ReadOfAsync(Guid owner, CancellationToken cancellationToken) =>
            inner.ReadOfAsync(owner, cancellationToken);

        public Task<int> RetryAsync(Guid? owner, DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.RetryAsync(owner, now, cancellationToken);

        public Task<long> CountStuckAsync(CancellationToken cancellationToken) => inner.CountStuckAsync(cancellationToken);

        public Task PostponeAsync(IReadOnlyList<DeadlinePostponement> deadlines, CancellationToken cancellationToken) =>
            inner.PostponeAsync(deadlines, cancellationToken);

        public Task BringForwardProvisionalAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.BringForwardProvisionalAsync(now, cancellationToken);

        public Task DeleteAsync(IReadOnlyList<DeadlineKey> deadlines, CancellationToken cancellationToken) =>
            inner.DeleteAsync(deadlines, cancellationToken);
    }
}
