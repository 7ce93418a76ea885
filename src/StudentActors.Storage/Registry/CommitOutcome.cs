namespace StudentActors.Storage.Registry;

/// <summary>
/// What became of a unit. When several reasons apply the first of this order is reported: answered before, version conflict, claim taken,
/// school closed.
/// Nothing of a unit that is not <see cref="Committed"/> is in the store.
/// </summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>The unit is durable.</summary>
    public sealed record Committed : CommitOutcome
    {
        public static readonly Committed Instance = new();
    }

    /// <summary>The operation was committed before; compare <see cref="OperationKey.RequestHash"/> before replaying its answer.</summary>
    public sealed record AnsweredBefore(StoredAnswer Answer) : CommitOutcome;

    /// <summary>The record does not have the expected version (for an insert: it exists).</summary>
    public sealed record VersionConflict : CommitOutcome
    {
        public static readonly VersionConflict Instance = new();
    }

    /// <summary>Another record holds a claim; the first lost one in the unit's order is reported.</summary>
    public sealed record ClaimTaken(ClaimKey Key, Guid Owner) : CommitOutcome;

    /// <summary>The student was to enter a school that takes nobody any more.</summary>
    public sealed record SchoolClosed : CommitOutcome
    {
        public static readonly SchoolClosed Instance = new();
    }

    /// <summary>
    /// This database does not take units of the record's bucket (any more); nothing of it was committed. Whoever knows the map of shards finds
    /// the one that does: the callers of <see cref="IRegistryStore"/> never meet this.
    /// </summary>
    internal sealed record Elsewhere : CommitOutcome
    {
        public static readonly Elsewhere Instance = new();
    }
}
