namespace StudentActors.Storage.Registry;

/// <summary>Commits batches to one database, one at a time.</summary>
internal interface IBatchCommitter : IAsyncDisposable
{
    /// <summary>
    /// Commits the units in one transaction, each on its own merits. No two of them share a record, an operation or a claim. Outcomes
    /// stand in the units' order; <c>null</c> where the database changed underfoot and the unit must be tried again.
    /// </summary>
    Task<CommitOutcome?[]> CommitAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken);

    /// <summary>What an exception of <see cref="CommitAsync"/> means for the batch.</summary>
    CommitFailure Classify(Exception exception);
}
