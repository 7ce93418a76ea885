namespace StudentActors.Storage.Registry;

/// <summary>How units share transactions.</summary>
public sealed class GroupCommitOptions
{
    /// <summary>
    /// Transactions in flight at once, each with a connection of its own; default 2. SQLite has one writer, whatever is set.
    /// </summary>
    public int Writers { get; set; } = 2;

    /// <summary>Units that may wait; default 8,192. Callers beyond it wait for a place.</summary>
    public int QueueCapacity { get; set; } = 8_192;

    /// <summary>Units that are committed at once at most, in all transactions together; default 4,096.</summary>
    public int BatchUnits { get; set; } = 4_096;

    /// <summary>Fewer units than this are one transaction; more are divided among the writers. Default 128.</summary>
    public int SmallBatch { get; set; } = 128;

    /// <summary>Payload bytes that are committed at once at most, though never less than one unit; default 8 MiB.</summary>
    public int BatchBytes { get; set; } = 8 << 20;
}
