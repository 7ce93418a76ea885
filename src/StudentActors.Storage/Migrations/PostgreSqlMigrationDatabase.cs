using System.Data.Common;
using Npgsql;

namespace StudentActors.Storage.Migrations;

internal sealed class PostgreSqlMigrationDatabase(NpgsqlDataSource dataSource) : MigrationDatabase
{
    // Any number will do as long as every version of the program uses the same one.
    private const string Lock = "SELECT pg_advisory_xact_lock(5390188312071503)";

    public override string CreateHistory =>
        """
        CREATE TABLE IF NOT EXISTS schema_migration (
            set_name   text NOT NULL,
            number     integer NOT NULL,
            name       text NOT NULL,
            checksum   text NOT NULL,
            applied_at timestamptz NOT NULL,
            PRIMARY KEY (set_name, number))
        """;

    public override string FindHistory => "SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL";

    public override async Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken) =>
        await dataSource.OpenConnectionAsync(cancellationToken);

    public override async Task<DbConnection> OpenOrCreateAsync(CancellationToken cancellationToken) =>
        await dataSource.OpenConnectionAsync(cancellationToken);

    public override async Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Lock;
            command.CommandTimeout = 0; // another process may be busy with a long migration
            await command.ExecuteNonQueryAsync(cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}
