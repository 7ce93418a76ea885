namespace StudentActors.Storage.Inspection;

/// <summary>What the checks of one inspection find.</summary>
internal sealed class Findings(int examples)
{
    private readonly SortedDictionary<Invariant, (long Found, long Repaired, List<Guid> Records)> _found = [];

    public IReadOnlyList<Violation> Violations =>
        [.. _found.Select(found => new Violation(found.Key, found.Value.Found, found.Value.Repaired, found.Value.Records))];

    public void Add(Invariant invariant, Guid record)
    {
        var (found, repaired, records) = _found.GetValueOrDefault(invariant, (0, 0, []));
        if (records.Count < examples)
            records.Add(record);
        _found[invariant] = (found + 1, repaired, records);
    }

    public void AddRepaired(Invariant invariant, int rows)
    {
        var (found, repaired, records) = _found[invariant];
        _found[invariant] = (found, repaired + rows, records);
    }
}
