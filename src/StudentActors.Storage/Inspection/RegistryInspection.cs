using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Inspection;

/// <summary>The inspection of either database; they differ in how an id and a time are written.</summary>
public abstract class RegistryInspection : IRegistryInspection
{
    private const int Examples = 10;
    private const int RecordsPerRead = 500;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RegistryInspection), "Inspection");

    // Every kind of event by which a student's record is unlocked.
    private static readonly string Outcomes = $",{string.Join(',', typeof(StudentEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .Where(type => type.DerivedType.IsSubclassOf(typeof(CaseOutcome)))
        .Select(type => type.TypeDiscriminator))},";

    public abstract Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellationToken);

    public async Task<string?> FindKeyRingAsync(CancellationToken cancellationToken) =>
        (await ReadAsync("KeyRing", [], row => row.GetString(0), cancellationToken)).SingleOrDefault();

    public async Task<RegistrySize> MeasureAsync(CancellationToken cancellationToken) =>
        (await ReadAsync("Size", [], row => new RegistrySize(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), cancellationToken))
            .Single();

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

    public async Task<CaseReport> OpenCasesAsync(RecordCodec codec, int? cases, CancellationToken cancellationToken)
    {
        var report = await OpenCasesAsync(codec, cases is null ? Guid.Empty : Guid.NewGuid(), cases ?? int.MaxValue, cancellationToken);
        return cases is { } wanted && report.Cases < wanted
            ? await OpenCasesAsync(codec, Guid.Empty, wanted, cancellationToken)
            : report;
    }

    public async Task<IReadOnlyList<Violation>> FindViolationsAsync(CancellationToken cancellationToken)
    {
        (Invariant Invariant, string Query, (string, object)[] Values)[] queries =
        [
            (Invariant.ClaimHasOwner, "ClaimsOfNobody", []),
            (Invariant.NumberIsClaimed, "LiveStudentsWithoutNumberClaim", [Over, ("kind", (int)ClaimKind.Number)]),
            (Invariant.DocumentIsClaimed, "LiveStudentsWithoutDocumentClaim", [Over, ("kind", (int)ClaimKind.Document), ("formal", (int)NumberKind.Formal)]),
            (Invariant.SchoolExists, "StudentsOfUnknownSchools", []),
            (Invariant.DeadlineHasOwner, "DeadlinesOfNobody", []),
            (Invariant.CaseHasDeadline, "UnfinishedCasesWithoutDeadline", []),
            (Invariant.CaseHasStudent, "CasesOfNobody", []),
            (Invariant.OneCaseAtMost, "StudentsWithTwoCases", [("opening", (int)CaseState.Opening)]),
            (Invariant.LockHasCase, "StudentsLockedForNothing", [("began", CaseBegan.KindName), ("outcomes", Outcomes)]),
            (Invariant.DeadlineMoves, "StuckDeadlines", []),
        ];
        var violations = new List<Violation>();
        foreach (var (invariant, query, values) in queries)
        {
            var found = await ReadAsync(query, [.. values, ("limit", Examples)], row => Id(row, 0), cancellationToken);
            if (found.Count > 0)
            {
                violations.Add(new Violation(invariant, found));
            }
        }

        return violations;
    }

    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction in which every read sees the same moment.</summary>
    protected abstract Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    protected abstract Guid Id(DbDataReader row, int column);

    protected abstract object Id(Guid id);

    protected abstract DateTimeOffset Time(DbDataReader row, int column);

    private static (string, object) Over => ("over", (int)StudentStatus.Graduated);

    private async Task<CaseReport> OpenCasesAsync(RecordCodec codec, Guid after, int cases, CancellationToken cancellationToken)
    {
        var (count, broken) = (0L, new List<Guid>());
        for (var left = cases; left > 0;)
        {
            var rows = await ReadAsync(
                "Cases",
                [("after", Id(after)), ("limit", Math.Min(left, RecordsPerRead))],
                row => (Id: Id(row, 0), IsWhole: IsWhole(codec, Id(row, 0), row)),
                cancellationToken);
            if (rows.Count == 0)
            {
                break;
            }

            (after, left, count) = (rows[^1].Id, left - rows.Count, count + rows.Count);
            broken.AddRange(rows.Where(row => !row.IsWhole).Select(row => row.Id).Take(Examples - broken.Count));
        }

        return new CaseReport(count, broken);
    }

    private static bool IsWhole(RecordCodec codec, Guid id, DbDataReader row)
    {
        try
        {
            var record = codec.OpenCase(new CaseId(id), row.GetFieldValue<byte[]>(5));
            return record.Id.Guid == id
                && record.Version == row.GetInt32(1)
                && (int)record.Type == Convert.ToInt32(row.GetValue(2), CultureInfo.InvariantCulture)
                && (int)record.State == Convert.ToInt32(row.GetValue(3), CultureInfo.InvariantCulture)
                && record.Released == Convert.ToBoolean(row.GetValue(4), CultureInfo.InvariantCulture)
                && (record is not { Type: CaseType.Transfer, State: CaseState.Completed } || record.Snapshot is not null);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return false;
        }
    }

    private async Task FollowAsync(ChainWalk walk, Guid after, int? records, CancellationToken cancellationToken)
    {
        for (var left = records ?? int.MaxValue; left > 0;)
        {
            // A snapshot of its own for every stretch: the registry goes on writing meanwhile.
            await using var connection = await OpenAsync(cancellationToken);
            await using var snapshot = await SnapshotAsync(connection, cancellationToken);
            var heads = await ReadAsync(
                connection, "Heads", [("after", Id(after)), ("limit", Math.Min(left, RecordsPerRead))], Head, cancellationToken);
            if (heads.Count == 0)
            {
                // Events may be left whose record is gone.
                walk.Check([], await ReadAsync(connection, "EventsBeyondHeads", [("after", Id(after)), ("limit", Examples)], Event, cancellationToken));
                return;
            }

            var last = heads[^1].Id;
            walk.Check(heads, await ReadAsync(connection, "EventsOfHeads", [("after", Id(after)), ("last", Id(last))], Event, cancellationToken));
            after = last;
            left -= heads.Count;
        }
    }

    private RecordHead Head(DbDataReader row) => new(Id(row, 0), row.GetInt32(1), row.GetFieldValue<byte[]>(2));

    private StoredEvent Event(DbDataReader row) => new(
        Id(row, 0),
        new EventWrite(
            row.GetInt32(1), row.GetString(2), Time(row, 3), row.GetString(4), row.GetFieldValue<byte[]>(5), EventChain.Start, row.GetFieldValue<byte[]>(6)));

    private async Task<List<T>> ReadAsync<T>(
        string query, IEnumerable<(string Name, object Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await ReadAsync(connection, query, values, read, cancellationToken);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are in an embedded file.")]
    private static async Task<List<T>> ReadAsync<T>(
        DbConnection connection, string query, IEnumerable<(string Name, object Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql[query];
        command.CommandTimeout = 0; // a scan of a large table takes what it takes; cancellation still works
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
