using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>What an operation is said to have done, it has done.</summary>
internal sealed class OperationCheck(RegistryLayout layout, InspectionScope scope, Findings findings) : SlicedCheck(layout, scope, findings)
{
    public override string Table => "operation";

    protected override async Task<SliceReport> CheckAsync(Slice slice, CancellationToken cancellationToken)
    {
        var (map, tables) = (slice.Map, slice.Tables);
        var operations = await tables.ReadAsync(
            slice.Connection, Sql["Operations"], [("after", slice.After.Key), ("last", slice.Last), ("limit", SliceRows)],
            row => (Id: tables.Id(row, 0), Event: (Record: tables.Id(row, 1), Version: row.GetInt32(2))), cancellationToken);

        // Version 0: taken for an account or an import, which are no records.
        var done = operations.FindAll(operation => operation.Event.Version > 0);
        var events = await map.FindEventsAsync(done.Select(operation => operation.Event), cancellationToken);
        var without = done.FindAll(operation => !events.Contains(operation.Event));
        var suspicions = new List<Suspicion>();
        if (without.Count > 0)
        {
            // As with claims: what is decided now has led to its event by now.
            var decided = await map.FindDecidedOperationsAsync(without.Select(operation => operation.Id), cancellationToken);
            events = await map.FindEventsAsync(without.Select(operation => operation.Event), cancellationToken);
            suspicions.AddRange(without
                .Where(operation => decided.Contains(operation.Id) && !events.Contains(operation.Event))
                .Select(operation => new Suspicion(Invariant.OperationHasEvent, operation.Event.Record)));
        }

        return new SliceReport(operations.Count, operations.Count > 0 ? new Place(operations[^1].Id) : slice.After, suspicions);
    }
}
