using Npgsql;
using StudentActors.Host.Configuration;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.Sharding;

namespace StudentActors.Host.Serving;

/// <summary>The registry's database before anything runs on it.</summary>
internal static class RegistryDatabase
{
    public static IMigrator Migrator(HostSettings settings, NpgsqlDataSource? postgres) =>
        postgres is null
            ? new SqliteMigrator(settings.RegistryFile, settings.OrleansFile, TimeProvider.System)
            : new ShardedMigrator(
                postgres, shard => NpgsqlDataSource.Create(ShardConnections.Complete(settings.Postgres!, shard.Connection)), TimeProvider.System);

    /// <summary>Its tables, for commands that work beside a running registry.</summary>
    public static RegistryTables Tables(HostSettings settings, NpgsqlDataSource? postgres) =>
        postgres is null ? new SqliteTables(settings.RegistryFile) : new PostgreSqlTables(postgres);

    /// <summary>Refuses to work on a schema that is not this program's.</summary>
    /// <exception cref="MigrationException">Migrations are pending, or the database is newer than this program.</exception>
    public static async Task RequireAsync(HostSettings settings, NpgsqlDataSource? postgres, CancellationToken cancellationToken)
    {
        var status = await Migrator(settings, postgres).StatusAsync(cancellationToken);
        if (status.Any(migration => !migration.Applied))
        {
            throw new MigrationException("Migrations of the database are pending. Run 'studentactors migrate up' first.");
        }
    }

    /// <summary>
    /// Brings the schema up to date where that is safe without asking: an embedded database, an empty one, or when <c>--migrate</c> said so.
    /// </summary>
    /// <exception cref="MigrationException">Migrations are pending, or the database is newer than this program.</exception>
    public static async Task PrepareAsync(HostSettings settings, NpgsqlDataSource? postgres, CancellationToken cancellationToken)
    {
        var migrator = Migrator(settings, postgres);
        var status = await migrator.StatusAsync(cancellationToken);
        var pending = status.Count(migration => !migration.Applied);
        if (pending == 0)
        {
            return;
        }

        if (!settings.IsEmbedded && !settings.Migrate && pending < status.Count)
        {
            throw new MigrationException(
                $"{pending} migrations of the database are pending. Run 'studentactors migrate up' with the same --postgres, or serve with --migrate.");
        }

        await migrator.UpAsync(cancellationToken);
    }
}
