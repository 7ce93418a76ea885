namespace StudentActors.Storage.Deadlines;

/// <summary>Moves a deadline to another moment.</summary>
/// <param name="Attempts">How often its owner has now been called in vain.</param>
public sealed record DeadlinePostponement(DeadlineKey Key, DateTimeOffset DueAt, int Attempts);
