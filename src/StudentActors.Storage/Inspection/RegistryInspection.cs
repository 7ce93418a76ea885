using System.Data.Common;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Inspection;

/// <summary>The inspection of a registry in either kind of database, or in several.</summary>
public sealed class RegistryInspection(RegistryLayout layout) : IRegistryInspection
{
    private const int Examples = 10;
    private const int RecordsPerRead = 500;

    private static readonly SchoolCode AnySchool = SchoolCode.Parse("2111000001");
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RegistryInspection), "Inspection");

    /// <summary>Of a registry that lies in one database.</summary>
    public RegistryInspection(RegistryTables tables)
        : this(new OneDatabase(tables))
    {
    }

    public async Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellationToken)
    {
        var tables = (await layout.ReadAsync(cancellationToken)).Parts[0];
        await using var connection = await tables.OpenAsync(cancellationToken);
        return new DatabaseFacts(tables.Product(connection), await tables.ReadClockAsync(connection, cancellationToken));
    }

    public async Task<string?> FindKeyRingAsync(CancellationToken cancellationToken) =>
        (await (await layout.ReadAsync(cancellationToken)).Parts[0].ReadAsync(Sql["KeyRing"], [], row => row.GetString(0), cancellationToken)).SingleOrDefault();

    public async Task<RegistrySize> MeasureAsync(CancellationToken cancellationToken)
    {
        var map = await layout.ReadAsync(cancellationToken);
        return new RegistrySize(
            await CountAsync(map, "student", "CountStudents", cancellationToken),
            await CountAsync(map, "school", "CountSchools", cancellationToken),
            await CountAsync(map, "claim", "CountClaims", cancellationToken),
            await CountAsync(map, "deadline", "CountDeadlines", cancellationToken),
            await CountAsync(map, "case_record", "CountCases", cancellationToken));
    }

    public async Task<IReadOnlyDictionary<SchoolCode, long>> CountLiveStudentsAsync(int schools, CancellationToken cancellationToken)
    {
        for (var map = await layout.ReadAsync(cancellationToken); ;)
        {
            // Whatever their code is, schools lie in one bucket.
            var first = await map.Of(SchoolIds.For(AnySchool)).ReadAsync(
                Sql["FirstSchools"], [("limit", schools)], row => ColumnCodes.School(row.GetInt64(0)), cancellationToken);
            var counts = await map.CountLiveAsync(first, cancellationToken);
            var now = await layout.ReadAsync(cancellationToken);
            if (now.IsSameAs(map))
                return counts;
            map = now;
        }
    }

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
            new StudentCheck(layout, scope, findings),
            new SchoolCheck(layout, scope, findings),
            new ClaimCheck(layout, scope, findings),
            new OperationCheck(layout, scope, findings),
            new DeadlineCheck(layout, scope, findings),
            new CaseCheck(layout, scope, findings),
        ];
        foreach (var check in checks)
            await check.RunAsync(cancellationToken);
        await layout.CheckDatabasesAsync(scope, findings, cancellationToken);
        return findings.Violations;
    }

    private static async Task<long> CountAsync(LayoutMap map, string table, string query, CancellationToken cancellationToken)
    {
        var sum = 0L;
        foreach (var part in map.Parts)
        {
            sum += await part.EstimateAsync(table, cancellationToken)
                ?? (await part.ReadAsync(Sql[query], [("limit", long.MaxValue)], row => row.GetInt64(0), cancellationToken)).Single();
        }

        return sum;
    }

    private async Task FollowAsync(ChainWalk walk, Guid after, int? records, CancellationToken cancellationToken)
    {
        var map = await layout.ReadAsync(cancellationToken);
        for (var left = records ?? int.MaxValue; left > 0 && map.After(after) is { } run;)
        {
            var (heads, events) = await ReadStretchAsync(run.Tables, after, run.Last, Math.Min(left, RecordsPerRead), cancellationToken);
            var now = await layout.ReadAsync(cancellationToken);
            if (!now.IsSameAs(map))
            {
                // What was read may be what a move has left behind.
                map = now;
                continue;
            }

            walk.Check(heads, events);
            after = heads.Count > 0 ? heads[^1].Id : run.Last;
            left -= heads.Count;
        }
    }

    private static async Task<(List<RecordHead> Heads, List<StoredEvent> Events)> ReadStretchAsync(
        RegistryTables tables, Guid after, Guid last, int limit, CancellationToken cancellationToken)
    {
        // A snapshot of its own for every stretch: the registry goes on writing meanwhile.
        await using var connection = await tables.OpenAsync(cancellationToken);
        await using var snapshot = await tables.SnapshotAsync(connection, cancellationToken);
        var heads = await tables.ReadAsync(
            connection, Sql["Heads"], [("after", after), ("last", last), ("limit", limit)],
            row => new RecordHead(tables.Id(row, 0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)), cancellationToken);

        // Beyond the last record, events may be left whose record is gone.
        return heads.Count > 0
            ? (heads, await tables.ReadAsync(connection, Sql["EventsOfHeads"], [("after", after), ("last", heads[^1].Id)], Event, cancellationToken))
            : ([], await tables.ReadAsync(
                connection, Sql["EventsBeyondHeads"], [("after", after), ("last", last), ("limit", Examples)], Event, cancellationToken));

        StoredEvent Event(DbDataReader row) => new(
            tables.Id(row, 0),
            new EventWrite(
                row.GetInt32(1), row.GetString(2), tables.Time(row, 3), row.GetString(4), row.GetFieldValue<byte[]>(5), EventChain.Start,
                row.GetFieldValue<byte[]>(6)));
    }
}
