using System.Data.Common;
using Microsoft.Data.Sqlite;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Storage.Maintenance;

/// <summary>An embedded registry's tables.</summary>
/// <param name="path">The registry's file, migrated.</param>
public sealed class SqliteTables(string path) : RegistryTables
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Inspection.RegistryInspection), "Inspection");

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
                connection, Sql["FindClaim"], [("hash", key.Hash), ("kind", (int)key.Kind)], row => Id(row, 0), cancellationToken);
            if (found.Count > 0)
                owners[key] = found[0];
        }

        return owners;
    }

    // Units that lie in several databases are not known here: every operation is decided.
    internal override Task<IReadOnlyList<Guid>> FindDecidedOperationsAsync(
        DbConnection connection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        FindEachAsync(connection, "FindOperation", ids, id => [("id", id)], cancellationToken);

    internal override Task<IReadOnlyList<Guid>> FindStudentsAsync(
        DbConnection connection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        FindEachAsync(connection, "FindStudentVersion", ids, id => [("id", id)], cancellationToken);

    internal override Task<IReadOnlyList<(Guid Record, int Sequence)>> FindEventsAsync(
        DbConnection connection, IReadOnlyList<(Guid Record, int Sequence)> events, CancellationToken cancellationToken) =>
        FindEachAsync(
            connection, "FindEvent", events, wanted => [("record", wanted.Record), ("sequence", wanted.Sequence)], cancellationToken);

    internal override async Task<IReadOnlyList<(SchoolCode School, long Students)>> CountLiveAsync(
        DbConnection connection, IReadOnlyList<SchoolCode> schools, CancellationToken cancellationToken)
    {
        var counts = new List<(SchoolCode, long)>();
        foreach (var school in schools)
        {
            var count = await ReadAsync(
                connection, Sql["CountLiveOfSchool"], [("school", school.ToColumn()), ("over", (int)StudentStatus.Graduated)],
                row => row.GetInt64(0), cancellationToken);
            counts.Add((school, count[0]));
        }

        return counts;
    }

    internal override Task<int> RepairAsync(
        DbConnection connection, Guid key, string sql, (string Name, object Value)[] values, CancellationToken cancellationToken) =>
        WriteAsync(connection, sql, values, cancellationToken);

    private async Task<IReadOnlyList<T>> FindEachAsync<T>(
        DbConnection connection, string query, IReadOnlyList<T> wanted, Func<T, (string, object)[]> values, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        foreach (var one in wanted)
        {
            if ((await ReadAsync(connection, Sql[query], values(one), _ => true, cancellationToken)).Count > 0)
                found.Add(one);
        }

        return found;
    }

    internal override Guid Id(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    internal override object Value(Guid id) => id.ToByteArray(bigEndian: true);

    internal override DateTimeOffset Time(DbDataReader row, int column) => ColumnCodes.Time(row.GetInt64(column));

    internal override object Value(DateTimeOffset time) => time.ToMicroseconds();
}
