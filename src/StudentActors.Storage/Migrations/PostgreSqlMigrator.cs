using Npgsql;

namespace StudentActors.Storage.Migrations;

/// <summary>Migrates a PostgreSQL database, which holds the cluster's tables and the registry's.</summary>
public sealed class PostgreSqlMigrator(NpgsqlDataSource dataSource, TimeProvider time) : IMigrator
{
    private const string Scripts = "PostgreSql";

    private readonly MigrationRunner _runner = new(
        new PostgreSqlMigrationDatabase(dataSource),
        [.. MigrationScript.Embedded(Scripts, MigrationScript.OrleansSet), .. MigrationScript.Embedded(Scripts, MigrationScript.RegistrySet)],
        time);

    public Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken) => _runner.StatusAsync(cancellationToken);

    public Task<IReadOnlyList<MigrationStatus>> UpAsync(CancellationToken cancellationToken) => _runner.UpAsync(cancellationToken);
}
