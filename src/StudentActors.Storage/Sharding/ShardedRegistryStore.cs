using Microsoft.Extensions.Logging;
using Npgsql;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// The registry in several PostgreSQL databases, by a map of buckets that is read from the first of them. While there is only the first,
/// everything is handed to it as it comes.
/// </summary>
public sealed partial class ShardedRegistryStore : IRegistryStore, IAsyncDisposable
{
    private readonly ShardDirectory _directory;
    private readonly ClosedSchools _schools;
    private readonly UnitDecisions _decisions;
    private readonly UndecidedUnits _undecided;
    private int _disposed;

    /// <param name="home">The first database, migrated. Not disposed with the store.</param>
    /// <param name="connect">Opens another one; its data source is disposed with the store.</param>
    /// <param name="commits">How units share transactions, in each database.</param>
    /// <param name="options">How closely the map is followed.</param>
    /// <param name="logger">Where broken batches are reported.</param>
    public ShardedRegistryStore(
        NpgsqlDataSource home, Func<Shard, NpgsqlDataSource> connect, GroupCommitOptions commits, ShardingOptions options,
        ILogger<PostgreSqlRegistryStore> logger)
    {
        _directory = new ShardDirectory(home, connect, commits, options, logger);
        _schools = new ClosedSchools(_directory);
        _decisions = new UnitDecisions(_directory, logger);
        _undecided = new UndecidedUnits(_directory, _decisions, _schools, logger);
    }

    private PostgreSqlRegistryStore Home => _directory.Home.Store;

    /// <summary>Takes no more units and returns when those taken have ended. A container does it once for every name of the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _undecided.DisposeAsync();
        await _directory.DisposeAsync();
    }

    private async ValueTask<RegistryShard> ShardOfAsync(Guid key, CancellationToken cancellationToken)
    {
        var map = await _directory.MapAsync(cancellationToken);
        return await _directory.ShardAsync(map, map.Of(key));
    }

    /// <summary>Asks every shard for what it owns, by one map.</summary>
    private async Task<T[]> EachAsync<T>(Func<PostgreSqlRegistryStore, int[]?, Task<T>> ask, CancellationToken cancellationToken)
    {
        var map = await _directory.MapAsync(cancellationToken);
        if (map.Shards.Count == 1)
            return [await ask(Home, null)];
        return await Task.WhenAll(map.Shards
            .Select(shard => (shard.Number, Owned: map.OwnedBy(shard.Number)))
            .Where(shard => shard.Owned.Length > 0)
            .Select(async shard => await ask((await _directory.ShardAsync(map, shard.Number)).Store, shard.Owned)));
    }
}
