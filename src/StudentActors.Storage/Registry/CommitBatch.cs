namespace StudentActors.Storage.Registry;

/// <summary>
/// Units that are committed together, in one transaction or several side by side. It takes no two that touch the same record, operation or claim: the
/// second must see what became of the first, so it waits for the next batch.
/// </summary>
internal sealed class CommitBatch(int maxUnits, int maxBytes)
{
    private readonly List<PendingUnit> _pending = [];
    private readonly HashSet<Guid> _records = [];
    private readonly HashSet<Guid> _operations = [];
    private readonly HashSet<ClaimKey> _claims = [];
    private int _bytes;

    public IReadOnlyList<PendingUnit> Pending => _pending;

    public bool IsFull => _pending.Count >= maxUnits || _bytes >= maxBytes;

    public bool TryAdd(PendingUnit pending)
    {
        var unit = pending.Unit;
        if (Conflicts(unit))
            return false;
        _records.Add(unit.Record.Id);
        if (unit.Joined is { } joined)
            _records.Add(joined.Record.Id);
        if (unit.Answer is { } answer)
            _operations.Add(answer.Operation.Id);
        foreach (var claim in unit.Claims)
            _claims.Add(claim.Key);
        _pending.Add(pending);
        _bytes += Size(unit);
        return true;
    }

    public void Clear()
    {
        _pending.Clear();
        _records.Clear();
        _operations.Clear();
        _claims.Clear();
        _bytes = 0;
    }

    private bool Conflicts(CommitUnit unit)
    {
        if (_records.Contains(unit.Record.Id) || (unit.Joined is { } joined && _records.Contains(joined.Record.Id))
            || (unit.Answer is { } answer && _operations.Contains(answer.Operation.Id)))
            return true;
        foreach (var claim in unit.Claims)
        {
            if (_claims.Contains(claim.Key))
                return true;
        }

        return false;
    }

    private static int Size(CommitUnit unit)
    {
        var size = Size(unit.Record, unit.Events);
        return unit.Joined is { } joined ? size + Size(joined.Record, joined.Events) : size;
    }

    private static int Size(RecordWrite record, IReadOnlyList<EventWrite> events)
    {
        var size = record.Payload.Length;
        foreach (var change in events)
            size += change.Payload.Length;
        return size;
    }
}
