using System.Data.Common;
using Microsoft.Data.Sqlite;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Storage.Migrations;

internal sealed class SqliteMigrationDatabase(string path) : MigrationDatabase
{
    public override string CreateHistory =>
        """
        CREATE TABLE IF NOT EXISTS schema_migration (
            set_name   TEXT NOT NULL,
            number     INTEGER NOT NULL,
            name       TEXT NOT NULL,
            checksum   TEXT NOT NULL,
            applied_at TEXT NOT NULL,
            PRIMARY KEY (set_name, number)
        ) STRICT
        """;

    public override string FindHistory => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'";

    public override async Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken) =>
        File.Exists(path) ? await OpenAsync(cancellationToken) : null;

    public override async Task<DbConnection> OpenOrCreateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connection = await OpenAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            // Kept in the file: readers go on while one writer writes.
            command.CommandText = "PRAGMA journal_mode = WAL";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Microsoft.Data.Sqlite begins with BEGIN IMMEDIATE, which waits for the one write lock of the file.
    public override async Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken);

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(SqliteFile.ConnectionString(path));
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
