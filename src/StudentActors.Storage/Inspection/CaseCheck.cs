using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Students;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Inspection;

/// <summary>
/// Every case's record fits its row and keeps the snapshot of a move; every unfinished one has a deadline that drives it, and a student, who
/// is locked for it while it is open, unless it locks nobody. Only the student of a supplementary record comes with its end. The case that a complaint is
/// about is there.
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
            var record = Open(row);
            if (_codec is not null && !IsWhole(row, record))
                suspicions.Add(new(Invariant.CaseIsWhole, row.Id));

            // A case lies where its student does, and where every other case of the student is.
            if (record is not null && await LacksOtherAsync(slice, record, cancellationToken))
                suspicions.Add(new(Invariant.CaseHasOther, row.Id));
            if (row.StudentRecord is null && NeedsStudent(row, record))
                suspicions.Add(new(Invariant.CaseHasStudent, row.Id));
            else if (row.StudentRecord is not null && row.State == CaseState.Open && row.Type.LocksRecord() && LockedFor(row.Student, row.StudentRecord) is { } locked && locked.Id?.Guid != row.Id)
                suspicions.Add(new(Invariant.CaseLocksStudent, row.Id));
        }

        return new SliceReport(cases.Count, cases.Count > 0 ? new Place(cases[^1].Id) : slice.After, suspicions);
    }

    /// <summary><c>null</c> where that cannot be seen; that a record does not open is another check's finding.</summary>
    private Lock? LockedFor(Guid student, byte[] payload) =>
        _codec?.TryOpenStudent(new StudentId(student), payload) is { } record ? new Lock(record.OpenCase?.Id) : null;

    /// <summary>What a complaint is about need not have a record yet, where that is what it is about.</summary>
    private static bool NeedsStudent(Row row, CaseRecord? record) => row.Type switch
    {
        CaseType.Complaint => record?.Effect is ComplaintEffect { Case: null },
        CaseType.SupplementaryRecord => row.State == CaseState.Completed,
        _ => true,
    };

    private static async Task<bool> LacksOtherAsync(Slice slice, CaseRecord record, CancellationToken cancellationToken)
    {
        if (((record.Effect as ComplaintEffect)?.Case ?? record.Reopens) is not { } other)
            return false;
        var found = await slice.Tables.ReadAsync(slice.Connection, Sql["FindCase"], [("id", other.Guid)], row => row.GetInt32(0), cancellationToken);
        return found.Count == 0;
    }

    private CaseRecord? Open(Row row)
    {
        try
        {
            return _codec?.OpenCase(new CaseId(row.Id), row.Payload);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(Row row, CaseRecord? record) =>
        record is not null
        && (record.Id.Guid, record.Version, record.Type, record.State, record.Released) == (row.Id, row.Version, row.Type, row.State, row.Released)
        && (record.State != CaseState.Completed || !record.Type.IsMove() || record.Snapshot is not null);

    private static Row Case(RegistryTables tables, DbDataReader row) => new(
        tables.Id(row, 0), tables.Id(row, 1), row.GetInt32(2), (CaseType)row.GetInt32(3), (CaseState)row.GetInt32(4),
        Convert.ToBoolean(row.GetValue(5), CultureInfo.InvariantCulture), row.GetFieldValue<byte[]>(6), !row.IsDBNull(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8));

    private sealed record Lock(CaseId? Id);

    private sealed record Row(
        Guid Id, Guid Student, int Version, CaseType Type, CaseState State, bool Released, byte[] Payload, bool HasDeadline, byte[]? StudentRecord);
}
