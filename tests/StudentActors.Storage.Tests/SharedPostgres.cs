using Npgsql;
using StudentActors.Storage.Migrations;
using StudentActors.TestSupport.PostgreSql;

[assembly: AssemblyFixture(typeof(StudentActors.Storage.Tests.SharedPostgres))]

namespace StudentActors.Storage.Tests;

/// <summary>One PostgreSQL server for all tests of this assembly, started by the first that needs it.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster>> _cluster = new(() => PostgresCluster.StartAsync(new() { Fsync = false }));
    private readonly Lazy<Task<string>> _migrated;

    public SharedPostgres() => _migrated = new(MigrateAsync);

    /// <summary>An empty database. Skips the test where PostgreSQL is not installed.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed on this machine.");
        var cluster = await _cluster.Value;
        return await cluster.CreateDatabaseAsync(cancellationToken);
    }

    /// <summary>A database with the tables of a registry, which are made once and copied.</summary>
    public async Task<string> CreateRegistryAsync(CancellationToken cancellationToken)
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed on this machine.");
        var migrated = await _migrated.Value;
        var database = await (await _cluster.Value).CopyDatabaseAsync(migrated, cancellationToken);
        await using var source = NpgsqlDataSource.Create($"{database};Pooling=false");
        await using var identity = source.CreateCommand("UPDATE registry_shard SET identity = gen_random_uuid()");
        await identity.ExecuteNonQueryAsync(cancellationToken);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
            await (await _cluster.Value).DisposeAsync();
    }

    private async Task<string> MigrateAsync()
    {
        var database = await (await _cluster.Value).CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create($"{database};Pooling=false");
        await new PostgreSqlMigrator(source, TimeProvider.System).UpAsync(CancellationToken.None);
        return database;
    }
}
