using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Inspection;

/// <summary>Follows the events of one record after another, as they come ordered by record and sequence.</summary>
internal sealed class ChainInspection
{
    private readonly Finding _chain = new(InspectionChecks.EventChain);
    private readonly Finding _version = new(InspectionChecks.RecordVersion);
    private readonly Finding _head = new(InspectionChecks.RecordHead);

    private InspectedEvent? _record;
    private int _sequence;
    private byte[] _hash = EventChain.Start;
    private bool _broken;

    public void Add(InspectedEvent row)
    {
        if (_record?.Record != row.Record)
        {
            End();
            (_record, _sequence, _hash, _broken) = (row, 0, EventChain.Start, false);
        }

        if (row.Event is not { } change)
            return;
        _sequence++;
        _broken |= change.Sequence != _sequence || !EventChain.Verify(row.Record, change with { PreviousHash = _hash }, _hash);
        (_sequence, _hash) = (change.Sequence, change.Hash);
    }

    /// <summary>Draws the conclusion for the last record.</summary>
    public void End()
    {
        if (_record is not { } record)
            return;
        Conclude(_chain, _broken);
        Conclude(_version, _sequence != record.Version);
        Conclude(_head, !_hash.AsSpan().SequenceEqual(record.HeadHash));
        _record = null;

        void Conclude(Finding finding, bool violated)
        {
            finding.Looked(1);
            if (violated)
                finding.Add(record.Record);
        }
    }

    public IEnumerable<InspectionFinding> Findings() => [_chain.ToFinding(), _version.ToFinding(), _head.ToFinding()];
}
