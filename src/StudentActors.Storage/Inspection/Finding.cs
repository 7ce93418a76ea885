namespace StudentActors.Storage.Inspection;

/// <summary>A finding while it is being made.</summary>
internal sealed class Finding(string check)
{
    private const int ShownRecords = 5;

    private readonly List<Guid> _records = [];
    private long _looked;
    private long _count;

    public void Looked(long rows) => _looked += rows;

    public void Add(Guid record)
    {
        _count++;
        if (_records.Count < ShownRecords)
            _records.Add(record);
    }

    public InspectionFinding ToFinding() => new(check, _looked, _count, _records);
}
