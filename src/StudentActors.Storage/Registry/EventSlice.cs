namespace StudentActors.Storage.Registry;

/// <summary>
/// Gives stored events their previous hashes back. A row keeps only its own hash: the one before stands in the row before, and keeping it
/// twice would cost 33 bytes for every event ever written.
/// </summary>
internal static class EventSlice
{
    /// <param name="events">In order, beginning with the event before the slice, if there is one.</param>
    /// <param name="afterSequence">Sequence of the event before the slice.</param>
    /// <param name="limit">Length of the slice at most.</param>
    public static IReadOnlyList<StoredEvent> Link(List<StoredEvent> events, int afterSequence, int limit)
    {
        var slice = new List<StoredEvent>(Math.Min(limit, events.Count));
        var previous = EventChain.Start;
        foreach (var stored in events)
        {
            if (stored.Event.Sequence > afterSequence && slice.Count < limit)
                slice.Add(stored with { Event = stored.Event with { PreviousHash = previous } });
            previous = stored.Event.Hash;
        }

        return slice;
    }
}
