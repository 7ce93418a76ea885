using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Inspection;

/// <summary>How far an inspection of the rows goes.</summary>
public sealed record InspectionScope
{
    /// <summary>The registry's keys; without them it is not seen which claims a record must hold.</summary>
    public KeyRing? Keys { get; init; }

    /// <summary>Rows of each table to look at, from a random place on; <c>null</c> for all.</summary>
    public int? Rows { get; init; }

    /// <summary>Whether to put right what follows from the records: claims, deadlines. Records and events are never changed.</summary>
    public bool Repair { get; init; }

    /// <summary>Hears, slice by slice, which table is looked at and how many of its rows have been.</summary>
    public Action<string, long>? Progressed { get; init; }
}
