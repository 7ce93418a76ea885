using StudentActors.TestSupport.PostgreSql;

[assembly: AssemblyFixture(typeof(StudentActors.Storage.Tests.SharedPostgres))]

namespace StudentActors.Storage.Tests;

/// <summary>One PostgreSQL server for all tests of this assembly, started by the first that needs it.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster>> _cluster = new(() => PostgresCluster.StartAsync(new() { Fsync = false }));

    /// <summary>An empty database. Skips the test where PostgreSQL is not installed.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed on this machine.");
        var cluster = await _cluster.Value;
        return await cluster.CreateDatabaseAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
            await (await _cluster.Value).DisposeAsync();
    }
}
