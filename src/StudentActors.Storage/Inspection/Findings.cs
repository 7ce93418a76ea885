namespace StudentActors.Storage.Inspection;

/// <summary>What the checks of one inspection find.</summary>
internal sealed class Findings(int examples)
{
    private readonly SortedDictionary<Invariant, (long Found, long Repaired, List<Guid> Records)> _found = [];

    public IReadOnlyList<Violation> Violations =>
        [.. _found.Select(found => new Violation(found.Key, found.Value.Found, found.Value.Repaired, found.Value.Records))];

    /// <summary>Notes what was found and, when that is asked for, puts it right.</summary>
    public async Task AddAsync(Suspicion suspicion, bool repair, CancellationToken cancellationToken)
    {
        var repaired = repair && suspicion.Repair is { } putRight ? await putRight(cancellationToken) : 0;
        var (found, before, records) = _found.GetValueOrDefault(suspicion.Invariant, (0, 0, []));
        if (records.Count < examples)
            records.Add(suspicion.Record);
        _found[suspicion.Invariant] = (found + 1, before + repaired, records);
    }

    /// <summary>Notes that some of what was found has been put right.</summary>
    public void AddRepaired(Invariant invariant, int rows)
    {
        var (found, repaired, records) = _found[invariant];
        _found[invariant] = (found, repaired + rows, records);
    }
}
