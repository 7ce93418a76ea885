namespace StudentActors.Storage.Deadlines;

/// <summary>A deadline as it stands in the store.</summary>
/// <param name="Attempts">How often its owner was called in vain since it was set.</param>
public sealed record StoredDeadline(DeadlineKey Key, DateTimeOffset DueAt, int Attempts);
