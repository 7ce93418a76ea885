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
internal sealed class StudentCheck(RegistryLayout layout, InspectionScope scope, Findings findings) : SlicedCheck(layout, scope, findings)
{
    private const string FormalNumber = "number.formal";

    private readonly RecordCodec? _codec = scope.Keys is { } keys ? new RecordCodec(keys) : null;
    private readonly Dictionary<long, SchoolState?> _schools = [];

    public override string Table => "student";

    protected override async Task<SliceReport> CheckAsync(Slice slice, CancellationToken cancellationToken)
    {
        var students = await slice.Tables.ReadAsync(
            slice.Connection, Sql["Students"],
            [("kind", FormalNumber), ("after", slice.After.Key), ("last", slice.Last), ("limit", SliceRows)], row => Student(slice.Tables, row),
            cancellationToken);
        var suspicions = new List<Suspicion>();
        await CheckClaimsAsync(slice, students, suspicions, cancellationToken);
        foreach (var student in students)
        {
            var school = await StateAsync(slice.Map, student.School, cancellationToken);
            if (school is null)
                suspicions.Add(new(Invariant.SchoolExists, student.Id));
            if (school == SchoolState.Closed && student.Status.IsLive() && await IsStillThereAsync(slice, student, cancellationToken))
                suspicions.Add(new(Invariant.SchoolIsNotClosed, student.Id));
            if (student is { HasDeadline: true, NumberKind: NumberKind.Formal })
            {
                suspicions.Add(new(
                    Invariant.DeadlineIsNeeded, student.Id,
                    token => RegistryLayout.RepairAsync(
                        slice.Map, student.Id, "DropDeadlineOfFormalNumber",
                        [("owner", student.Id), ("kind", FormalNumber), ("formal", (int)NumberKind.Formal)], token)));
            }
        }

        return new SliceReport(students.Count, students.Count > 0 ? new Place(students[^1].Id) : slice.After, suspicions);
    }

    private async Task CheckClaimsAsync(Slice slice, List<Row> students, List<Suspicion> suspicions, CancellationToken cancellationToken)
    {
        if (Scope.Keys is not { } keys)
            return;
        var wanted = new List<(ClaimKey Key, Row Student)>();
        foreach (var student in students.Where(student => student.Status < StudentStatus.Graduated))
        {
            if (_codec!.TryOpenStudent(new StudentId(student.Id), student.Payload) is not { } record)
            {
                suspicions.Add(new(Invariant.RecordOpens, student.Id));
                continue;
            }

            wanted.AddRange(StudentClaimKeys.Of(keys, record).Select(key => (key, student)));
            if (record.OpenCase is { } open && await IsLockedForNothingAsync(slice, student, open.Id.Guid, cancellationToken))
                suspicions.Add(new(Invariant.LockHasCase, student.Id));
        }

        var owners = await slice.Map.FindClaimsAsync(wanted.Select(claim => claim.Key), cancellationToken);
        foreach (var (key, student) in wanted)
        {
            if (!owners.TryGetValue(key, out var owner))
            {
                suspicions.Add(new(
                    key.Kind == ClaimKind.Number ? Invariant.NumberIsClaimed : Invariant.DocumentIsClaimed, student.Id,
                    token => Layout.RestoreClaimAsync(slice.Map, key, student.Id, student.Version, token)));
            }
            else if (owner != student.Id)
            {
                suspicions.Add(new(Invariant.ClaimIsOwn, student.Id));
            }
        }
    }

    // A case that was released meanwhile has unlocked the record, which is then another version.
    private static async Task<bool> IsLockedForNothingAsync(Slice slice, Row student, Guid openCase, CancellationToken cancellationToken)
    {
        var found = await slice.Tables.ReadAsync(
            slice.Connection, Sql["UnreleasedCaseOf"], [("student", student.Id), ("version", student.Version), ("case", openCase)],
            row => row.IsDBNull(1), cancellationToken);
        return found is [true];
    }

    /// <summary><c>null</c> where there is no such school.</summary>
    private async Task<SchoolState?> StateAsync(LayoutMap map, long school, CancellationToken cancellationToken)
    {
        if (_schools.TryGetValue(school, out var state))
            return state;
        if (!SchoolCode.TryParse(school.ToString("D10", CultureInfo.InvariantCulture), out var code))
            return null;
        var id = SchoolIds.For(code);
        var found = await map.Of(id).ReadAsync(
            Sql["FindSchool"], [("id", id)], row => (SchoolState)row.GetInt32(0), cancellationToken);
        return _schools[school] = found.Count > 0 ? found[0] : null;
    }

    // Read again: the student may have moved between the reading of the slice and the closing of the school.
    private static async Task<bool> IsStillThereAsync(Slice slice, Row student, CancellationToken cancellationToken) =>
        (await slice.Tables.ReadAsync(
            slice.Connection, Sql["FindStudentVersion"], [("id", student.Id)], row => row.GetInt32(0), cancellationToken)) is [var version] && version == student.Version;

    private static Row Student(RegistryTables tables, DbDataReader row) => new(
        tables.Id(row, 0), row.GetInt32(1), row.GetFieldValue<byte[]>(2), (StudentStatus)row.GetInt32(3), (NumberKind)row.GetInt32(4),
        row.GetInt64(5), !row.IsDBNull(6));

    private sealed record Row(Guid Id, int Version, byte[] Payload, StudentStatus Status, NumberKind NumberKind, long School, bool HasDeadline);
}
