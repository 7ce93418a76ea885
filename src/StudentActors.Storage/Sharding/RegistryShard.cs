using Microsoft.Extensions.Logging;
using Npgsql;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>A shard that this process uses: the store in it, and what it keeps for records of other shards.</summary>
internal sealed class RegistryShard : IAsyncDisposable
{
    private static readonly string ReadIdentitySql = SqlFile.Beside(typeof(RegistryShard), "Shards")["ReadIdentity"];

    private readonly bool _isOwn;

    private RegistryShard(Shard shard, NpgsqlDataSource database, bool isOwn, GroupCommitOptions options, ILogger<PostgreSqlRegistryStore> logger)
    {
        (Number, Database, _isOwn) = (shard.Number, database, isOwn);
        Store = new PostgreSqlRegistryStore(database, options, logger);
        Keys = new ReservedKeys(database, options);
        Reader = new PostgreSqlReader(database);
    }

    public int Number { get; }

    public NpgsqlDataSource Database { get; }

    public PostgreSqlRegistryStore Store { get; }

    /// <summary>Claims and operations that lie here, of records that lie elsewhere.</summary>
    public ReservedKeys Keys { get; }

    /// <summary>For what only concerns the shards as such.</summary>
    public PostgreSqlReader Reader { get; }

    public static RegistryShard OfHome(
        Shard shard, NpgsqlDataSource database, GroupCommitOptions options, ILogger<PostgreSqlRegistryStore> logger) =>
        new(shard, database, false, options, logger);

    /// <exception cref="RegistryUnavailableException">It cannot be reached, or the connection leads to another database.</exception>
    public static async Task<RegistryShard> OpenAsync(
        Shard shard, NpgsqlDataSource database, GroupCommitOptions options, ILogger<PostgreSqlRegistryStore> logger,
        CancellationToken cancellationToken)
    {
        try
        {
            var identity = await new PostgreSqlReader(database).OneAsync(ReadIdentitySql, row => row.GetString(0), cancellationToken);
            return identity == shard.Identity.ToString("D")
                ? new RegistryShard(shard, database, true, options, logger)
                : throw new RegistryUnavailableException($"The connection of shard '{shard.Name}' leads to a database that is not this shard.");
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Keys.DisposeAsync();
        await Store.DisposeAsync();
        if (_isOwn)
            await Database.DisposeAsync();
    }
}
