namespace StudentActors.Storage.Sharding;

/// <summary>Neighbouring buckets on their way from one shard to another.</summary>
/// <param name="CopiedParts">Of <see cref="Parts"/>.</param>
/// <param name="BucketParts">Into how many parts a bucket is cut: 1 or 16.</param>
/// <param name="CopiedFrom">The source's oldest running transaction when copying began.</param>
public sealed record BucketMove(long Id, byte First, byte Last, int Source, int Target, MoveState State, int CopiedParts, long? CopiedFrom, int BucketParts)
{
    /// <summary>How many parts there are to copy.</summary>
    public int Parts => MovedTable.All.Count * (Last - First + 1) * BucketParts;

    /// <summary>Nothing is copied before transactions have ended that began to write in the source before its deletions were noted.</summary>
    public bool WaitsForWriters { get; init; }
}

/// <summary>How far a move has come. Each step may be done again by whoever takes a broken-off move up.</summary>
public enum MoveState
{
    Planned,

    /// <summary>Rows are copied while the source goes on.</summary>
    Copying,

    /// <summary>The source takes no more writes of the buckets; what changed while it was copied is copied again.</summary>
    Fenced,

    /// <summary>The map names the target, which takes writes once nobody can still read by an older map.</summary>
    Switched,

    /// <summary>The target takes writes; the source still has rows that nobody reads.</summary>
    Opened,

    /// <summary>The source has nothing left but the events in its feed.</summary>
    Cleaned,
}
