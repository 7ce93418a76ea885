namespace StudentActors.Storage.Deadlines;

/// <summary>
/// The deadlines that records have set in their commits, as the one who watches over a range of shards sees them. Nothing is locked: whoever
/// acts on a deadline compares its generation with the owner's state, so that a second or a late call does no harm.
/// </summary>
public interface IDeadlineStore
{
    /// <summary>Deadlines due until a moment, oldest first.</summary>
    Task<IReadOnlyList<StoredDeadline>> ReadDueAsync(ShardRange shards, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>When the next deadline of the shards is due, or was if nobody has acted on it; <c>null</c> when there is none.</summary>
    Task<DateTimeOffset?> FindNextDueAsync(ShardRange shards, CancellationToken cancellationToken);

    /// <summary>The deadlines of one record.</summary>
    Task<IReadOnlyList<StoredDeadline>> ReadOfAsync(Guid owner, CancellationToken cancellationToken);

    /// <summary>Makes deadlines due now whose owners have failed: of one record, or of all. Returns how many.</summary>
    Task<int> RetryAsync(Guid? owner, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How many deadlines have owners that failed again and again.</summary>
    Task<long> CountStuckAsync(CancellationToken cancellationToken);

    /// <summary>Moves deadlines that still have the generation; others have been set anew meanwhile and stay as they are.</summary>
    Task PostponeAsync(IReadOnlyList<DeadlinePostponement> deadlines, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the deadlines of all cases due that stand on a year without calendar data: their owners count again, and set them anew.
    /// </summary>
    Task BringForwardProvisionalAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes deadlines that still have the generation.</summary>
    Task DeleteAsync(IReadOnlyList<DeadlineKey> deadlines, CancellationToken cancellationToken);
}
