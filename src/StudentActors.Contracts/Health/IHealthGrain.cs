namespace StudentActors.Contracts.Health;

/// <summary>Whether the registry can write; stateless, any integer key.</summary>
[Alias("sa.IHealthGrain")]
public interface IHealthGrain : IGrainWithIntegerKey
{
    /// <summary>Throws <see cref="Calls.RegistryUnavailableException"/> when it cannot.</summary>
    [Alias("Probe")]
    Task Probe(CancellationToken cancellationToken);
}
