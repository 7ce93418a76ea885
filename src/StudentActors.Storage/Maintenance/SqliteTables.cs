using System.Data.Common;
using Microsoft.Data.Sqlite;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Storage.Maintenance;

/// <summary>An embedded registry's tables.</summary>
/// <param name="path">The registry's file, migrated.</param>
public sealed class SqliteTables(string path) : RegistryTables
{
    private static readonly string FindClaim = SqlFile.Beside(typeof(Inspection.RegistryInspection), "Inspection")["FindClaim"];

    public override string Product(DbConnection connection) => $"SQLite {connection.ServerVersion}";

    public override Task<DateTimeOffset> ReadClockAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(DateTimeOffset.UtcNow);

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(SqliteFile.ConnectionString(path)) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    // Deferred: it must not wait for the one who writes.
    public override Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    internal override Task<long?> EstimateAsync(string table, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    internal override async Task<IReadOnlyDictionary<ClaimKey, Guid>> FindClaimsAsync(
        DbConnection connection, IReadOnlyList<ClaimKey> keys, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<ClaimKey, Guid>();
        foreach (var key in keys)
        {
            var found = await ReadAsync(
                connection, FindClaim, [("hash", key.Hash), ("kind", (int)key.Kind)], row => Id(row, 0), cancellationToken);
            if (found.Count > 0)
                owners[key] = found[0];
        }

        return owners;
    }

    internal override Guid Id(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    internal override object Value(Guid id) => id.ToByteArray(bigEndian: true);

    internal override DateTimeOffset Time(DbDataReader row, int column) => ColumnCodes.Time(row.GetInt64(column));

    internal override object Value(DateTimeOffset time) => time.ToMicroseconds();
}
