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
internal sealed class CaseCheck(RegistryLayout layout, InspectionScope scope, Findings findings) : SlicedCheck(layout, scope, findings)
{
    private readonly RecordCodec? _codec = scope.Keys is { } keys ? new RecordCodec(keys) : null;

    public override string Table => "case_record";

    protected override async Task<SliceReport> CheckAsync(Slice slice, CancellationToken cancellationToken)
    {
        var tables = slice.Tables;
        var cases = await tables.ReadAsync(
            slice.Connection, Sql["Cases"], [("after", slice.After.Key), ("last", slice.Last), ("limit", SliceRows)], row => Case(tables, row),
            cancellationToken);
        var suspicions = new List<Suspicion>();
        foreach (var row in cases)
        {
            if (row is { Released: false, HasDeadline: false })
                suspicions.Add(new(Invariant.CaseHasDeadline, row.Id));
            if (!IsWhole(row))
                suspicions.Add(new(Invariant.CaseIsWhole, row.Id));
            if (row.StudentRecord is null && !row.Type.HasRecord() && row.State != CaseState.Completed)
                continue;

            // A case lies where its student does.
            if (row.StudentRecord is null)
                suspicions.Add(new(Invariant.CaseHasStudent, row.Id));
            else if (row.State == CaseState.Open && LockedFor(row.Student, row.StudentRecord) is { } locked && locked.Id?.Guid != row.Id)
                suspicions.Add(new(Invariant.CaseLocksStudent, row.Id));
        }

        return new SliceReport(cases.Count, cases.Count > 0 ? new Place(cases[^1].Id) : slice.After, suspicions);
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

    private static Row Case(RegistryTables tables, DbDataReader row) => new(
        tables.Id(row, 0), tables.Id(row, 1), row.GetInt32(2), (CaseType)row.GetInt32(3), (CaseState)row.GetInt32(4),
        Convert.ToBoolean(row.GetValue(5), CultureInfo.InvariantCulture), row.GetFieldValue<byte[]>(6), !row.IsDBNull(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8));

    private sealed record Lock(CaseId? Id);

    private sealed record Row(
        Guid Id, Guid Student, int Version, CaseType Type, CaseState State, bool Released, byte[] Payload, bool HasDeadline, byte[]? StudentRecord);
}
