using StudentActors.TestSupport.PostgreSql;

[assembly: AssemblyFixture(typeof(StudentActors.Host.Tests.SharedPostgres))]

namespace StudentActors.Host.Tests;

/// <summary>One PostgreSQL server for all tests of this assembly, started by the first that needs it.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster>> _cluster = new(() => PostgresCluster.StartAsync(new() { Fsync = false }));

    /// <summary>An empty database. Skips the test where PostgreSQL is not installed.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed on this machine.");
        return await (await _cluster.Value).CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
        {
            await (await _cluster.Value).DisposeAsync();
        }
    }
}
