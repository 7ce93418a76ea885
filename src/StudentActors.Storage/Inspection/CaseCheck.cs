using System.Data.Common;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Inspection;

/// <summary>Every unfinished case has a deadline that drives it, and a student; while it is open, the student is locked for it.</summary>
internal sealed class CaseCheck : SlicedCheck
{
    private readonly RecordCodec? _codec;
    private Guid _after;

    public CaseCheck(RegistryTables tables, InspectionScope scope, Findings findings)
        : base(tables, scope, findings)
    {
        _codec = scope.Keys is { } keys ? new RecordCodec(keys) : null;
        _after = Start;
    }

    public override string Table => "case_record";

    protected override async Task<int> CheckSliceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var cases = await Tables.ReadAsync(connection, Sql["Cases"], [("after", _after), ("limit", Slice)], Case, cancellationToken);
        foreach (var row in cases)
        {
            if (row is { Released: false, HasDeadline: false })
                Findings.Add(Invariant.CaseHasDeadline, row.Id);
            if (row.StudentRecord is null)
                Findings.Add(Invariant.CaseHasStudent, row.Id);
            else if (row.State == CaseState.Open && LockedFor(row.Student, row.StudentRecord) is { } locked && locked.Id?.Guid != row.Id)
                Findings.Add(Invariant.CaseLocksStudent, row.Id);
        }

        if (cases.Count > 0)
            _after = cases[^1].Id;
        return cases.Count;
    }

    /// <summary><c>null</c> where that cannot be seen; that a record does not open is another check's finding.</summary>
    private Lock? LockedFor(Guid student, byte[] payload) =>
        _codec?.TryOpenStudent(new StudentId(student), payload) is { } record ? new Lock(record.OpenCase?.Id) : null;

    private Row Case(DbDataReader row) => new(
        Tables.Id(row, 0), Tables.Id(row, 1), (CaseState)row.GetInt32(2), Convert.ToBoolean(row.GetValue(3), System.Globalization.CultureInfo.InvariantCulture),
        !row.IsDBNull(4), row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5));

    private sealed record Lock(CaseId? Id);

    private sealed record Row(Guid Id, Guid Student, CaseState State, bool Released, bool HasDeadline, byte[]? StudentRecord);
}
