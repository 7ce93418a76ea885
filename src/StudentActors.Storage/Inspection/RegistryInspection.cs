namespace StudentActors.Storage.Inspection;

/// <summary>Walks the tables in key order, a stretch at a time, so that no statement runs long however large they are.</summary>
public abstract class RegistryInspection : IRegistryInspection
{
    private const int ChainStretch = 500;
    private const int TableStretch = 5_000;

    private static readonly (string Check, string Statement)[] Orphans =
    [
        (InspectionChecks.EventRecord, "EventsWithoutRecord"),
        (InspectionChecks.ClaimRecord, "ClaimsWithoutRecord"),
        (InspectionChecks.OperationEvent, "OperationsWithoutEvent"),
        (InspectionChecks.DeadlineOwner, "DeadlinesWithoutOwner"),
    ];

    private protected RegistryInspection()
    {
    }

    public async Task<InspectionReport> InspectAsync(InspectionOptions options, CancellationToken cancellationToken)
    {
        var findings = new List<InspectionFinding>();
        findings.AddRange(await InspectChainsAsync(options, cancellationToken));
        foreach (var (check, statement) in Orphans)
            findings.Add(await InspectTableAsync(check, statement, options, cancellationToken));
        if (options.Full)
            findings.Add(await InspectNumbersAsync(cancellationToken));
        return new InspectionReport(findings);
    }

    /// <summary>Records after a key with all their events, ordered by record and sequence.</summary>
    private protected abstract Task<List<InspectedEvent>> ReadEventsAsync(
        string statement, Guid after, int records, CancellationToken cancellationToken);

    private protected abstract Task<InspectedPage> ReadPageAsync(
        string statement, Guid after, int rows, CancellationToken cancellationToken);

    private async Task<IEnumerable<InspectionFinding>> InspectChainsAsync(InspectionOptions options, CancellationToken cancellationToken)
    {
        var chains = new ChainInspection();
        foreach (var statement in (string[])["StudentEvents", "SchoolEvents"])
        {
            await WalkAsync(options, ChainStretch, async (after, records) =>
            {
                var rows = await ReadEventsAsync(statement, after, records, cancellationToken);
                foreach (var row in rows)
                    chains.Add(row);
                chains.End();
                return rows.Count == 0 ? (null, 0) : (rows[^1].Record, rows.DistinctBy(row => row.Record).Count());
            });
        }

        return chains.Findings();
    }

    private async Task<InspectionFinding> InspectTableAsync(
        string check, string statement, InspectionOptions options, CancellationToken cancellationToken)
    {
        var finding = new Finding(check);
        await WalkAsync(options, TableStretch, async (after, rows) =>
        {
            var page = await ReadPageAsync(statement, after, rows, cancellationToken);
            finding.Looked(page.Looked);
            foreach (var record in page.Violations)
                finding.Add(record);
            return (page.Last, page.Looked);
        });
        return finding.ToFinding();
    }

    // One statement over two whole tables; when many students violate it, the first stretch of them is enough to know.
    private async Task<InspectionFinding> InspectNumbersAsync(CancellationToken cancellationToken)
    {
        var finding = new Finding(InspectionChecks.StudentNumber);
        var page = await ReadPageAsync("StudentsWithoutNumber", Guid.Empty, TableStretch, cancellationToken);
        finding.Looked(page.Looked);
        foreach (var record in page.Violations)
            finding.Add(record);
        return finding.ToFinding();
    }

    // A sample begins at a random key and, if the table ends too soon, goes on at its beginning.
    private static async Task WalkAsync(InspectionOptions options, int stretch, Func<Guid, int, Task<(Guid? Last, long Looked)>> read)
    {
        var start = options.Full ? Guid.Empty : Guid.NewGuid();
        var left = options.Full ? long.MaxValue : options.SampleSize;
        var (after, wrapped) = (start, options.Full);
        while (left > 0)
        {
            var (last, looked) = await read(after, (int)Math.Min(stretch, left));
            left -= looked;
            if (last is { } key && (!wrapped || options.Full || key.CompareTo(start) < 0))
                after = key;
            else if (wrapped)
                return;
            else
                (after, wrapped) = (Guid.Empty, true);
        }
    }
}
