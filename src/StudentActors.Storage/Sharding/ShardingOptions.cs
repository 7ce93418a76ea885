namespace StudentActors.Storage.Sharding;

/// <summary>How closely a process follows the map of shards.</summary>
public sealed class ShardingOptions
{
    /// <summary>How often the map is read again; default 500 ms.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How old a map may be that somebody still reads by; default 2 s. A move waits as long before a bucket is written to in its new place, so
    /// that nobody still reads the old one. The same for all processes of a registry.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a unit whose keys lie in several shards may be undecided before another one that wants its keys calls it off; default 5 s.</summary>
    public TimeSpan Undecided { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a write waits for a bucket that is on its way; default 30 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a mover says that it still waits for others' transactions; default 5 s.</summary>
    public TimeSpan Reassurance { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after a move its source keeps rows for reads that began before; default 15 s.</summary>
    public TimeSpan SlowestRead { get; set; } = TimeSpan.FromSeconds(15);
}
