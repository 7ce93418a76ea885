using Npgsql;
using StudentActors.Storage.Migrations;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Benchmarks.Databases;

/// <summary>A private PostgreSQL for one benchmark: both sides write to it, each to a database of its own.</summary>
public sealed class BenchmarkServer : IAsyncDisposable
{
    // What a server with a few gigabytes to spare is given. Commits wait for the disk, which is checked below.
    private static readonly PostgresClusterOptions Options = new()
    {
        Fsync = true,
        Settings = new Dictionary<string, string>
        {
            ["synchronous_commit"] = "on",
            ["shared_buffers"] = "1GB",
            ["max_wal_size"] = "8GB",
            ["checkpoint_timeout"] = "15min",
        },
    };

    private readonly PostgresCluster _cluster;

    private BenchmarkServer(PostgresCluster cluster) => _cluster = cluster;

    public string BinDirectory => _cluster.BinDirectory;

    public static async Task<BenchmarkServer> StartAsync()
    {
        var server = new BenchmarkServer(await PostgresCluster.StartAsync(Options));
        try
        {
            await server.RequireAsync("fsync", "on");
            await server.RequireAsync("full_page_writes", "on");
            await server.RequireAsync("synchronous_commit", "on");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>An empty database.</summary>
    public Task<string> CreateEmptyAsync() => _cluster.CreateDatabaseAsync();

    /// <summary>A database with the registry's own tables, made by its own migrations.</summary>
    public async Task<string> CreateRegistryAsync()
    {
        var connectionString = await _cluster.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(Unpooled(connectionString));
        await new PostgreSqlMigrator(database, TimeProvider.System).UpAsync(CancellationToken.None);
        return connectionString;
    }

    /// <summary>A copy of a database that nobody is connected to.</summary>
    public async Task<string> CopyAsync(string connectionString)
    {
        var original = new NpgsqlConnectionStringBuilder(connectionString);
        var copy = $"copy_{Guid.NewGuid():n}";
        await ExecuteAsync($"CREATE DATABASE {copy} TEMPLATE {original.Database}");
        original.Database = copy;
        return original.ToString();
    }

    public async Task DropAsync(string connectionString) =>
        await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>Writes out what earlier measurements left behind, so that it does not fall into the next one.</summary>
    public Task CheckpointAsync() => ExecuteAsync("CHECKPOINT");

    /// <summary>Does what autovacuum would do within the hour after a large load, so that it does not fall into the measurements.</summary>
    public async Task SettleAsync(string connectionString)
    {
        await ExecuteAsync("VACUUM (ANALYZE)", connectionString);
        await CheckpointAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private async Task RequireAsync(string setting, string value)
    {
        await using var database = NpgsqlDataSource.Create(Unpooled(_cluster.ConnectionString));
        await using var command = database.CreateCommand("SELECT current_setting($1)");
        command.Parameters.Add(new() { Value = setting });
        if (await command.ExecuteScalarAsync() is var actual && actual is not string text || text != value)
        {
            throw new InvalidOperationException($"PostgreSQL runs with {setting} = {actual}: its figures would prove nothing.");
        }
    }

    private async Task ExecuteAsync(string statement, string? connectionString = null)
    {
        await using var database = NpgsqlDataSource.Create(Unpooled(connectionString ?? _cluster.ConnectionString));
#pragma warning disable CA2100 // names of databases cannot be parameters; these are the benchmark's own
        await using var command = database.CreateCommand(statement);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
}
