using System.Data;
using System.Data.Common;
using Npgsql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Maintenance;

/// <summary>A registry's tables in PostgreSQL.</summary>
/// <param name="database">A migrated database.</param>
/// <param name="buckets">Those that lie in it; <c>null</c>: all.</param>
public sealed class PostgreSqlTables(NpgsqlDataSource database, IReadOnlySet<int>? buckets = null) : RegistryTables
{
    private const long Countable = 100_000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(PostgreSqlTables), "PostgreSqlTables");

    public override bool Owns(Guid key) => buckets is null || buckets.Contains(RecordIds.Bucket(key));

    public override string Product(DbConnection connection) => $"PostgreSQL {connection.ServerVersion}";

    public override async Task<DateTimeOffset> ReadClockAsync(DbConnection connection, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, "SELECT clock_timestamp()", [], row => Time(row, 0), cancellationToken)).Single();

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await database.OpenConnectionAsync(cancellationToken);

    public override async Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken);

    internal override async Task<long?> EstimateAsync(string table, CancellationToken cancellationToken)
    {
        var rows = (await ReadAsync(Sql["Estimate"], [("table", table)], row => row.GetInt64(0), cancellationToken)).Single();
        return rows < Countable ? null : rows;
    }

    internal override async Task<IReadOnlyDictionary<ClaimKey, Guid>> FindClaimsAsync(
        DbConnection connection, IReadOnlyList<ClaimKey> keys, CancellationToken cancellationToken) =>
        (await ReadAsync(
            connection, Sql["FindClaims"], [("hashes", keys.Select(key => key.Hash).ToArray())],
            row => (Key: new ClaimKey((ClaimKind)row.GetInt16(1), row.GetGuid(0)), Record: row.GetGuid(2)), cancellationToken))
            .ToDictionary(claim => claim.Key, claim => claim.Record);

    internal override Guid Id(DbDataReader row, int column) => row.GetGuid(column);

    internal override object Value(Guid id) => id;

    internal override DateTimeOffset Time(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    internal override object Value(DateTimeOffset time) => time.UtcDateTime;
}
