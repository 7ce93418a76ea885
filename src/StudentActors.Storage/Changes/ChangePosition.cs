namespace StudentActors.Storage.Changes;

/// <summary>
/// A place in the feed: in commit order within one database. Opaque to consumers; totally ordered in a registry of one database, and where
/// there are several, a place in each.
/// </summary>
/// <param name="Transaction">Of the first database, with <paramref name="Row"/>.</param>
public readonly record struct ChangePosition(long Transaction, long Row)
{
    /// <summary>The places in the other databases; <c>null</c> where nothing of them has been read.</summary>
    public ShardPlaces? Others { get; init; }
}
