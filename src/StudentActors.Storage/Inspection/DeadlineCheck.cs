using System.Data.Common;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>Every deadline belongs to a record, which takes notice of it.</summary>
internal sealed class DeadlineCheck : SlicedCheck
{
    private const int InVain = 5;

    private (Guid Owner, string Kind) _after;

    public DeadlineCheck(RegistryTables tables, InspectionScope scope, Findings findings)
        : base(tables, scope, findings) => _after = (Start, "");

    public override string Table => "deadline";

    protected override async Task<int> CheckSliceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var deadlines = await Tables.ReadAsync(
            connection, Sql["Deadlines"], [("owner", _after.Owner), ("kind", _after.Kind), ("limit", Slice)],
            row => (Owner: Tables.Id(row, 0), Kind: row.GetString(1), Attempts: row.GetInt32(2), HasOwner: !row.IsDBNull(3)), cancellationToken);
        foreach (var deadline in deadlines.Where(deadline => !deadline.HasOwner))
        {
            await ReportAsync(
                connection, Invariant.DeadlineHasOwner, deadline.Owner, "DropDeadline",
                [("owner", deadline.Owner), ("kind", deadline.Kind)], cancellationToken);
        }

        foreach (var deadline in deadlines.Where(deadline => deadline is { HasOwner: true, Attempts: >= InVain }))
            Findings.Add(Invariant.DeadlineMoves, deadline.Owner);
        if (deadlines.Count > 0)
            _after = (deadlines[^1].Owner, deadlines[^1].Kind);
        return deadlines.Count;
    }
}
