using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Inspection;

/// <summary>Follows the chains of many records, range by range.</summary>
internal sealed class ChainWalk(int examples)
{
    private readonly List<Guid> _broken = [];

    public long Records { get; private set; }

    public long Events { get; private set; }

    public ChainReport Report => new(Records, Events, _broken);

    /// <param name="heads">The records of a range of ids.</param>
    /// <param name="events">All events of that range, by record and sequence.</param>
    public void Check(IReadOnlyList<RecordHead> heads, IReadOnlyList<StoredEvent> events)
    {
        Records += heads.Count;
        Events += events.Count;
        var chains = events.ToLookup(stored => stored.Record, stored => stored.Event);
        foreach (var head in heads.Where(head => !IsWhole(head, chains[head.Id])))
        {
            Add(head.Id);
        }

        var known = heads.Select(head => head.Id).ToHashSet();
        foreach (var stray in chains.Where(chain => !known.Contains(chain.Key)))
        {
            Add(stray.Key);
        }
    }

    private static bool IsWhole(RecordHead head, IEnumerable<EventWrite> events)
    {
        var (sequence, hash) = (0, EventChain.Start);
        foreach (var link in events)
        {
            if (link.Sequence != sequence + 1 || !EventChain.Verify(head.Id, link with { PreviousHash = hash }, hash))
            {
                return false;
            }

            (sequence, hash) = (link.Sequence, link.Hash);
        }

        return sequence == head.Version && sequence > 0 && hash.AsSpan().SequenceEqual(head.HeadHash);
    }

    private void Add(Guid record)
    {
        if (_broken.Count < examples)
        {
            _broken.Add(record);
        }
    }
}

/// <summary>What a record says of its last event.</summary>
internal sealed record RecordHead(Guid Id, int Version, byte[] HeadHash);
