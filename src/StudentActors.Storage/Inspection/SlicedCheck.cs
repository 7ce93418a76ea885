using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>
/// A check that goes through one table in the order of its key, slice by slice, in whichever database the next keys lie. A slice during which buckets
/// have moved is looked at again.
/// </summary>
internal abstract class SlicedCheck(RegistryLayout layout, InspectionScope scope, Findings findings)
{
    protected const int SliceRows = 1_000;

    protected static readonly SqlFile Sql = SqlFile.Beside(typeof(SlicedCheck), "Inspection");

    public abstract string Table { get; }

    protected RegistryLayout Layout => layout;

    protected InspectionScope Scope => scope;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // At a random key when a sample is looked at.
        var after = new Place(scope.Rows is null ? Guid.Empty : Guid.NewGuid());
        var map = await layout.ReadAsync(cancellationToken);
        for (var looked = 0L; (scope.Rows is not { } rows || looked < rows) && map.After(after.Key) is { } run;)
        {
            SliceReport report;
            await using (var connection = await run.Tables.OpenAsync(cancellationToken))
                report = await CheckAsync(new Slice(map, run.Tables, connection, after, run.Last), cancellationToken);
            var now = await layout.ReadAsync(cancellationToken);
            if (!now.IsSameAs(map))
            {
                map = now;
                continue;
            }

            foreach (var suspicion in report.Suspicions)
                await findings.AddAsync(suspicion, scope.Repair, cancellationToken);
            after = report.Rows < SliceRows ? new Place(run.Last) : report.End;
            looked += report.Rows;
            scope.Progressed?.Invoke(Table, looked);
        }
    }

    /// <summary>Checks a slice of up to <see cref="SliceRows"/> rows.</summary>
    protected abstract Task<SliceReport> CheckAsync(Slice slice, CancellationToken cancellationToken);
}
