using System.Data.Common;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Inspection;

/// <summary>The inspection of either database.</summary>
public sealed class RegistryInspection(RegistryTables tables) : IRegistryInspection
{
    private const int Examples = 10;
    private const int RecordsPerRead = 500;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RegistryInspection), "Inspection");

    public async Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await tables.OpenAsync(cancellationToken);
        return new DatabaseFacts(tables.Product(connection), await tables.ReadClockAsync(connection, cancellationToken));
    }

    public async Task<string?> FindKeyRingAsync(CancellationToken cancellationToken) =>
        (await ReadAsync("KeyRing", [], row => row.GetString(0), cancellationToken)).SingleOrDefault();

    public async Task<RegistrySize> MeasureAsync(CancellationToken cancellationToken) => new(
        await CountAsync("student", "CountStudents", cancellationToken),
        await CountAsync("school", "CountSchools", cancellationToken),
        await CountAsync("claim", "CountClaims", cancellationToken),
        await CountAsync("deadline", "CountDeadlines", cancellationToken),
        await CountAsync("case_record", "CountCases", cancellationToken));

    public async Task<IReadOnlyDictionary<SchoolCode, long>> CountLiveStudentsAsync(int schools, CancellationToken cancellationToken) =>
        (await ReadAsync(
            "LivePerSchool",
            [("over", (int)StudentStatus.Graduated), ("limit", schools)],
            row => (School: ColumnCodes.School(row.GetInt64(0)), Count: row.GetInt64(1)),
            cancellationToken)).ToDictionary(row => row.School, row => row.Count);

    public async Task<ChainReport> FollowChainsAsync(int? records, CancellationToken cancellationToken)
    {
        var walk = new ChainWalk(Examples);
        var after = records is null ? Guid.Empty : Guid.NewGuid();
        await FollowAsync(walk, after, records, cancellationToken);
        if (records is { } wanted && walk.Records < wanted && after != Guid.Empty)
        {
            // The random place was near the end; go on from the beginning.
            await FollowAsync(walk, Guid.Empty, wanted - (int)walk.Records, cancellationToken);
        }

        return walk.Report;
    }

    public async Task<IReadOnlyList<Violation>> FindViolationsAsync(InspectionScope scope, CancellationToken cancellationToken)
    {
        var findings = new Findings(Examples);
        SlicedCheck[] checks =
        [
            new StudentCheck(tables, scope, findings),
            new SchoolCheck(tables, scope, findings),
            new ClaimCheck(tables, scope, findings),
            new OperationCheck(tables, scope, findings),
            new DeadlineCheck(tables, scope, findings),
            new CaseCheck(tables, scope, findings),
        ];
        foreach (var check in checks)
            await check.RunAsync(cancellationToken);
        return findings.Violations;
    }

    private async Task<long> CountAsync(string table, string query, CancellationToken cancellationToken) =>
        await tables.EstimateAsync(table, cancellationToken)
        ?? (await ReadAsync(query, [("limit", long.MaxValue)], row => row.GetInt64(0), cancellationToken)).Single();

    private async Task FollowAsync(ChainWalk walk, Guid after, int? records, CancellationToken cancellationToken)
    {
        for (var left = records ?? int.MaxValue; left > 0;)
        {
            // A snapshot of its own for every stretch: the registry goes on writing meanwhile.
            await using var connection = await tables.OpenAsync(cancellationToken);
            await using var snapshot = await tables.SnapshotAsync(connection, cancellationToken);
            var heads = await ReadAsync(
                connection, "Heads", [("after", after), ("limit", Math.Min(left, RecordsPerRead))], Head, cancellationToken);
            if (heads.Count == 0)
            {
                // Events may be left whose record is gone.
                Check([], await ReadAsync(connection, "EventsBeyondHeads", [("after", after), ("limit", Examples)], Event, cancellationToken));
                return;
            }

            var last = heads[^1].Id;
            Check(heads, await ReadAsync(connection, "EventsOfHeads", [("after", after), ("last", last)], Event, cancellationToken));
            after = last;
            left -= heads.Count;
        }

        void Check(List<RecordHead> heads, List<StoredEvent> events) =>
            walk.Check(heads.FindAll(head => tables.Owns(head.Id)), events.FindAll(stored => tables.Owns(stored.Record)));
    }

    private RecordHead Head(DbDataReader row) => new(tables.Id(row, 0), row.GetInt32(1), row.GetFieldValue<byte[]>(2));

    private StoredEvent Event(DbDataReader row) => new(
        tables.Id(row, 0),
        new EventWrite(
            row.GetInt32(1), row.GetString(2), tables.Time(row, 3), row.GetString(4), row.GetFieldValue<byte[]>(5), EventChain.Start, row.GetFieldValue<byte[]>(6)));

    private Task<List<T>> ReadAsync<T>(
        string query, IEnumerable<(string Name, object Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        tables.ReadAsync(Sql[query], values, read, cancellationToken);

    private Task<List<T>> ReadAsync<T>(
        DbConnection connection, string query, IEnumerable<(string Name, object Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        tables.ReadAsync(connection, Sql[query], values, read, cancellationToken);
}
