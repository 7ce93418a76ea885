using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A server to be stopped and killed: not the one that all other tests share.</summary>
public sealed class MortalPostgres : IAsyncLifetime
{
    private PostgresCluster? _cluster;

    public PostgresCluster Cluster => _cluster!;

    public async ValueTask InitializeAsync()
    {
        // What survives kill -9 without fsync survives it with fsync too, which matters when the power fails.
        if (PostgresCluster.IsInstalled)
            _cluster = await PostgresCluster.StartAsync(new() { Fsync = false }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
