using System.Data.Common;
using Microsoft.Data.Sqlite;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Storage.Inspection;

/// <summary>Inspects an embedded registry's file.</summary>
/// <param name="path">The registry's file, migrated.</param>
public sealed class SqliteInspection(string path) : RegistryInspection
{
    public override async Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return new DatabaseFacts($"SQLite {connection.ServerVersion}", DateTimeOffset.UtcNow);
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(SqliteFile.ConnectionString(path)) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    // Deferred: it must not wait for the one who writes.
    protected override Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    protected override Guid Id(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    protected override object Id(Guid id) => id.ToByteArray(bigEndian: true);

    protected override DateTimeOffset Time(DbDataReader row, int column) => ColumnCodes.Time(row.GetInt64(column));
}
