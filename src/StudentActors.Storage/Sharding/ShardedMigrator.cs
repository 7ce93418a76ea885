using Npgsql;
using StudentActors.Storage.Migrations;

namespace StudentActors.Storage.Sharding;

/// <summary>Migrates all databases of a registry, home first: it says which the others are.</summary>
/// <param name="connect">Opens another database of the registry; disposed here.</param>
public sealed class ShardedMigrator(NpgsqlDataSource home, Func<Shard, NpgsqlDataSource> connect, TimeProvider time) : IMigrator
{
    private readonly PostgreSqlMigrator _home = new(home, time);

    public Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken) => EachAsync(
        _home.StatusAsync, migrator => migrator.StatusAsync(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<MigrationStatus>> UpAsync(CancellationToken cancellationToken) => EachAsync(
        _home.UpAsync, migrator => migrator.UpAsync(cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<MigrationStatus>> EachAsync(
        Func<CancellationToken, Task<IReadOnlyList<MigrationStatus>>> ofHome, Func<PostgreSqlMigrator, Task<IReadOnlyList<MigrationStatus>>> ofShard,
        CancellationToken cancellationToken)
    {
        var all = new List<MigrationStatus>(await ofHome(cancellationToken));
        if ((await _home.StatusAsync(cancellationToken)).Any(migration => !migration.Applied))
            return all;
        foreach (var (shard, _) in await new ShardRegister(home).ReadAsync(cancellationToken))
        {
            if (shard.Number == Shard.Home)
                continue;
            await using var database = connect(shard);
            all.AddRange((await ofShard(new PostgreSqlMigrator(database, time))).Select(status => status with { Set = $"{shard.Name}: {status.Set}" }));
        }

        return all;
    }
}
