using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Inspection;

/// <summary>
/// Every case's record fits its row and keeps the snapshot of a move; every unfinished one has a deadline that drives it, and a student, who
/// is locked for it while it is open. Only the student of a supplementary record comes with its end.
/// </summary>
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
            if (!IsWhole(row))
                Findings.Add(Invariant.CaseIsWhole, row.Id);
            if (row.StudentRecord is null && !row.Type.HasRecord() && row.State != CaseState.Completed)
                continue;
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

    private bool IsWhole(Row row)
    {
        if (_codec is null)
            return true;
        try
        {
            var record = _codec.OpenCase(new CaseId(row.Id), row.Payload);
            return (record.Id.Guid, record.Version, record.Type, record.State, record.Released)
                == (row.Id, row.Version, row.Type, row.State, row.Released)
                && (record.State != CaseState.Completed || !record.Type.IsMove() || record.Snapshot is not null);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return false;
        }
    }

    private Row Case(DbDataReader row) => new(
        Tables.Id(row, 0), Tables.Id(row, 1), row.GetInt32(2), (CaseType)row.GetInt32(3), (CaseState)row.GetInt32(4),
        Convert.ToBoolean(row.GetValue(5), CultureInfo.InvariantCulture), row.GetFieldValue<byte[]>(6), !row.IsDBNull(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8));

    private sealed record Lock(CaseId? Id);

    private sealed record Row(
        Guid Id, Guid Student, int Version, CaseType Type, CaseState State, bool Released, byte[] Payload, bool HasDeadline, byte[]? StudentRecord);
}
