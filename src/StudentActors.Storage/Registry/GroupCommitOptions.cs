namespace StudentActors.Storage.Registry;

/// <summary>How units share transactions.</summary>
public sealed class GroupCommitOptions
{
    /// <summary>
    /// Transactions in flight at once; default 2. One record's units always go to the same writer. SQLite has one writer, whatever is set.
    /// </summary>
    public int Writers { get; set; } = 2;

    /// <summary>Units that may wait for each writer; default 4,096. Callers beyond it wait for a place.</summary>
    public int QueueCapacity { get; set; } = 4_096;

    /// <summary>Units in one transaction at most; default 2,048.</summary>
    public int BatchUnits { get; set; } = 2_048;

    /// <summary>Batches of fewer units than this take turns; default 128. At 1 all writers always run side by side.</summary>
    public int SmallBatch { get; set; } = 128;

    /// <summary>Payload bytes in one transaction at most, though never less than one unit; default 4 MiB.</summary>
    public int BatchBytes { get; set; } = 4 << 20;
}
