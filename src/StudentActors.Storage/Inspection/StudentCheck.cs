using System.Data.Common;
using System.Globalization;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Inspection;

/// <summary>Every live student has the claims that follow from its record, a school that exists and is not closed, and no deadline that has had its day.</summary>
internal sealed class StudentCheck : SlicedCheck
{
    private const string FormalNumber = "number.formal";

    private readonly RecordCodec? _codec;
    private readonly Dictionary<long, SchoolState?> _schools = [];
    private Guid _after;

    public StudentCheck(RegistryTables tables, InspectionScope scope, Findings findings)
        : base(tables, scope, findings)
    {
        _codec = scope.Keys is { } keys ? new RecordCodec(keys) : null;
        _after = Start;
    }

    public override string Table => "student";

    protected override async Task<int> CheckSliceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var students = await Tables.ReadAsync(
            connection, Sql["Students"], [("kind", FormalNumber), ("after", _after), ("limit", Slice)], Student, cancellationToken);
        await CheckClaimsAsync(connection, students, cancellationToken);
        foreach (var student in students)
        {
            var school = await StateAsync(connection, student.School, cancellationToken);
            if (school is null)
                Findings.Add(Invariant.SchoolExists, student.Id);
            if (school == SchoolState.Closed && student.Status.IsLive() && await IsStillThereAsync(connection, student, cancellationToken))
                Findings.Add(Invariant.SchoolIsNotClosed, student.Id);
            if (student is { HasDeadline: true, NumberKind: NumberKind.Formal })
            {
                await ReportAsync(
                    connection, Invariant.DeadlineIsNeeded, student.Id, "DropDeadlineOfFormalNumber",
                    [("owner", student.Id), ("kind", FormalNumber), ("formal", (int)NumberKind.Formal)], cancellationToken);
            }
        }

        if (students.Count > 0)
            _after = students[^1].Id;
        return students.Count;
    }

    private async Task CheckClaimsAsync(DbConnection connection, List<Row> students, CancellationToken cancellationToken)
    {
        if (Scope.Keys is not { } keys)
            return;
        var wanted = new List<(ClaimKey Key, Row Student)>();
        foreach (var student in students.Where(student => student.Status < StudentStatus.Graduated))
        {
            if (_codec!.TryOpenStudent(new StudentId(student.Id), student.Payload) is not { } record)
            {
                Findings.Add(Invariant.RecordOpens, student.Id);
                continue;
            }

            wanted.AddRange(StudentClaimKeys.Of(keys, record).Select(key => (key, student)));
            if (record.OpenCase is { } open && await IsLockedForNothingAsync(connection, student, open.Id.Guid, cancellationToken))
                Findings.Add(Invariant.LockHasCase, student.Id);
        }

        var owners = await Tables.FindClaimsAsync(connection, [.. wanted.Select(claim => claim.Key)], cancellationToken);
        foreach (var (key, student) in wanted)
        {
            if (!owners.TryGetValue(key, out var owner))
            {
                await ReportAsync(
                    connection, key.Kind == ClaimKind.Number ? Invariant.NumberIsClaimed : Invariant.DocumentIsClaimed, student.Id, "RestoreClaim",
                    [("hash", key.Hash), ("kind", (int)key.Kind), ("record", student.Id), ("version", student.Version)], cancellationToken);
            }
            else if (owner != student.Id)
            {
                Findings.Add(Invariant.ClaimIsOwn, student.Id);
            }
        }
    }

    // A case that was released meanwhile has unlocked the record, which is then another version.
    private async Task<bool> IsLockedForNothingAsync(DbConnection connection, Row student, Guid openCase, CancellationToken cancellationToken)
    {
        var found = await Tables.ReadAsync(
            connection, Sql["UnreleasedCaseOf"], [("student", student.Id), ("version", student.Version), ("case", openCase)],
            row => row.IsDBNull(1), cancellationToken);
        return found is [true];
    }

    /// <summary><c>null</c> where there is no such school.</summary>
    private async Task<SchoolState?> StateAsync(DbConnection connection, long school, CancellationToken cancellationToken)
    {
        if (_schools.TryGetValue(school, out var state))
            return state;
        if (!SchoolCode.TryParse(school.ToString("D10", CultureInfo.InvariantCulture), out var code))
            return null;
        var found = await Tables.ReadAsync(
            connection, Sql["FindSchool"], [("id", SchoolIds.For(code))], row => (SchoolState)row.GetInt32(0), cancellationToken);
        return _schools[school] = found.Count > 0 ? found[0] : null;
    }

    // Read again: the student may have moved between the reading of the slice and the closing of the school.
    private async Task<bool> IsStillThereAsync(DbConnection connection, Row student, CancellationToken cancellationToken) =>
        (await Tables.ReadAsync(
            connection, Sql["FindStudentVersion"], [("id", student.Id)], row => row.GetInt32(0), cancellationToken)) is [var version] && version == student.Version;

    private Row Student(DbDataReader row) => new(
        Tables.Id(row, 0), row.GetInt32(1), row.GetFieldValue<byte[]>(2), (StudentStatus)row.GetInt32(3), (NumberKind)row.GetInt32(4),
        row.GetInt64(5), !row.IsDBNull(6));

    private sealed record Row(Guid Id, int Version, byte[] Payload, StudentStatus Status, NumberKind NumberKind, long School, bool HasDeadline);
}
