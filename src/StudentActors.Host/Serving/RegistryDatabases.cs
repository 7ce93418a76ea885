using Npgsql;
using StudentActors.Host.Configuration;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Sharding;

namespace StudentActors.Host.Serving;

/// <summary>Every database that a registry lies in, for commands that work on the tables beside it.</summary>
internal sealed class RegistryDatabases : IAsyncDisposable
{
    private readonly List<NpgsqlDataSource> _opened = [];
    private ShardedTables? _sharded;

    private RegistryDatabases(RegistryLayout layout) => Layout = layout;

    /// <summary>All of them as one, for whoever looks through the whole registry.</summary>
    public RegistryLayout Layout { get; }

    /// <summary>Home, or the embedded registry's file, first.</summary>
    public IReadOnlyList<(string Name, RegistryTables Tables)> All { get; private set; } = [];

    /// <param name="postgres">The first database, migrated; <c>null</c> where the registry is embedded.</param>
    public static async Task<RegistryDatabases> OpenAsync(HostSettings settings, NpgsqlDataSource? postgres, CancellationToken cancellationToken)
    {
        var register = postgres is null ? null : new ShardRegister(postgres);
        var shards = register is null ? [] : await register.ReadAsync(cancellationToken);
        if (shards.Count <= 1)
        {
            var tables = RegistryDatabase.Tables(settings, postgres);
            return new RegistryDatabases(new OneDatabase(tables)) { All = [(Shard.HomeName, tables)] };
        }

        var sharded = new ShardedTables(
            postgres!, shard => NpgsqlDataSource.Create(ShardConnections.Complete(settings.Postgres!, shard.Connection)), new ShardingOptions());
        var databases = new RegistryDatabases(sharded) { _sharded = sharded };
        databases.All = [.. shards.Select(known => (known.Shard.Name, (RegistryTables)databases.Open(settings, postgres!, known.Shard)))];
        return databases;
    }

    public async ValueTask DisposeAsync()
    {
        if (_sharded is not null)
        {
            await _sharded.DisposeAsync();
        }

        foreach (var database in _opened)
        {
            await database.DisposeAsync();
        }
    }

    private PostgreSqlTables Open(HostSettings settings, NpgsqlDataSource home, Shard shard)
    {
        var database = home;
        if (shard.Number != Shard.Home)
        {
            database = NpgsqlDataSource.Create(ShardConnections.Complete(settings.Postgres!, shard.Connection));
            _opened.Add(database);
        }

        return new PostgreSqlTables(database);
    }
}
