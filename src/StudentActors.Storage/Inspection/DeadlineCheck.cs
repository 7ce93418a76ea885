using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>Every deadline belongs to a record, which takes notice of it.</summary>
internal sealed class DeadlineCheck(RegistryLayout layout, InspectionScope scope, Findings findings) : SlicedCheck(layout, scope, findings)
{
    private const int InVain = 5;

    public override string Table => "deadline";

    protected override async Task<SliceReport> CheckAsync(Slice slice, CancellationToken cancellationToken)
    {
        var (map, tables, after) = (slice.Map, slice.Tables, slice.After);
        var deadlines = await tables.ReadAsync(
            slice.Connection, Sql["Deadlines"], [("owner", after.Key), ("kind", after.Rest), ("last", slice.Last), ("limit", SliceRows)],
            row => (Owner: tables.Id(row, 0), Kind: row.GetString(1), Attempts: row.GetInt32(2), HasOwner: !row.IsDBNull(3)), cancellationToken);
        var suspicions = new List<Suspicion>();
        foreach (var (owner, kind, attempts, hasOwner) in deadlines)
        {
            if (!hasOwner)
            {
                suspicions.Add(new(
                    Invariant.DeadlineHasOwner, owner,
                    token => RegistryLayout.RepairAsync(map, owner, "DropDeadline", [("owner", owner), ("kind", kind)], token)));
            }
            else if (attempts >= InVain)
            {
                suspicions.Add(new(Invariant.DeadlineMoves, owner));
            }
        }

        return new SliceReport(deadlines.Count, deadlines.Count > 0 ? new Place(deadlines[^1].Owner, deadlines[^1].Kind) : after, suspicions);
    }
}
