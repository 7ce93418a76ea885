using System.Data;
using System.Data.Common;
using Npgsql;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Maintenance;

/// <summary>A registry's tables in PostgreSQL.</summary>
/// <param name="database">A migrated database.</param>
/// <param name="buckets">Those that lie in it; <c>null</c>: all.</param>
public sealed class PostgreSqlTables(NpgsqlDataSource database, IReadOnlySet<int>? buckets = null) : RegistryTables
{
    private const long Countable = 100_000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(PostgreSqlTables), "PostgreSqlTables");

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

    internal override async Task<IReadOnlyDictionary<ClaimKey, Guid>> FindDecidedClaimsAsync(
        DbConnection connection, IReadOnlyList<ClaimKey> keys, CancellationToken cancellationToken) =>
        (await ReadAsync(
            connection, Sql["FindDecidedClaims"], [("hashes", keys.Select(key => key.Hash).ToArray())],
            row => (Key: new ClaimKey((ClaimKind)row.GetInt16(1), row.GetGuid(0)), Record: row.GetGuid(2)), cancellationToken))
            .ToDictionary(claim => claim.Key, claim => claim.Record);

    internal override async Task<IReadOnlyList<Guid>> FindDecidedOperationsAsync(
        DbConnection connection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        await ReadAsync(connection, Sql["FindDecidedOperations"], [("ids", ids.ToArray())], row => row.GetGuid(0), cancellationToken);

    internal override async Task<IReadOnlyList<Guid>> FindStudentsAsync(
        DbConnection connection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        await ReadAsync(connection, Sql["FindStudents"], [("ids", ids.ToArray())], row => row.GetGuid(0), cancellationToken);

    internal override async Task<IReadOnlyList<(Guid Record, int Sequence)>> FindEventsAsync(
        DbConnection connection, IReadOnlyList<(Guid Record, int Sequence)> events, CancellationToken cancellationToken) =>
        await ReadAsync(
            connection, Sql["FindEvents"],
            [("records", events.Select(wanted => wanted.Record).ToArray()), ("sequences", events.Select(wanted => wanted.Sequence).ToArray())],
            row => (row.GetGuid(0), row.GetInt32(1)), cancellationToken);

    internal override async Task<IReadOnlyList<(SchoolCode School, long Students)>> CountLiveAsync(
        DbConnection connection, IReadOnlyList<SchoolCode> schools, CancellationToken cancellationToken) =>
        await ReadAsync(
            connection, Sql["CountLive"],
            [
                ("schools", schools.Select(school => school.ToColumn()).ToArray()), ("over", (int)StudentStatus.Graduated),
                ("whole", buckets is null), ("buckets", buckets?.ToArray() ?? []),
            ],
            row => (ColumnCodes.School(row.GetInt64(0)), row.GetInt64(1)), cancellationToken);

    /// <summary>Not where a bucket is closed, because it is on its way, nor on a key that was taken for a unit which may not be committed yet.</summary>
    internal override async Task<int> RepairAsync(
        DbConnection connection, Guid key, string sql, (string Name, object Value)[] values, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(connection, cancellationToken);
        await WriteAsync(connection, "LOCK TABLE closed_bucket IN ROW SHARE MODE", [], cancellationToken);
        var barred = await ReadAsync(
            connection, Sql["IsBarred"], [("bucket", (int)RecordIds.Bucket(key)), ("key", key)], row => row.GetBoolean(0), cancellationToken);
        if (barred[0])
            return 0;
        var changed = await WriteAsync(connection, sql, values, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    internal override Guid Id(DbDataReader row, int column) => row.GetGuid(column);

    internal override object Value(Guid id) => id;

    internal override DateTimeOffset Time(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    internal override object Value(DateTimeOffset time) => time.UtcDateTime;
}
