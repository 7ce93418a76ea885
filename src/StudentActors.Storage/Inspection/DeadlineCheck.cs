using System.Data.Common;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>Every deadline belongs to a record.</summary>
internal sealed class DeadlineCheck : SlicedCheck
{
    private (Guid Owner, string Kind) _after;

    public DeadlineCheck(RegistryTables tables, InspectionScope scope, Findings findings)
        : base(tables, scope, findings) => _after = (Start, "");

    public override string Table => "deadline";

    protected override async Task<int> CheckSliceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var deadlines = await Tables.ReadAsync(
            connection, Sql["Deadlines"], [("owner", _after.Owner), ("kind", _after.Kind), ("limit", Slice)],
            row => (Owner: Tables.Id(row, 0), Kind: row.GetString(1), HasOwner: !row.IsDBNull(2)), cancellationToken);
        foreach (var deadline in deadlines.Where(deadline => !deadline.HasOwner))
        {
            await ReportAsync(
                connection, Invariant.DeadlineHasOwner, deadline.Owner, "DropDeadline",
                [("owner", deadline.Owner), ("kind", deadline.Kind)], cancellationToken);
        }

        if (deadlines.Count > 0)
            _after = (deadlines[^1].Owner, deadlines[^1].Kind);
        return deadlines.Count;
    }
}
