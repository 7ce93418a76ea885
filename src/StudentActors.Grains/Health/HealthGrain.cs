using Orleans.Concurrency;
using StudentActors.Contracts.Health;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Health;

[StatelessWorker]
internal sealed class HealthGrain(IRegistryStore store) : Grain, IHealthGrain
{
    public Task Probe(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);
}
