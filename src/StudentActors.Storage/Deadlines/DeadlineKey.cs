namespace StudentActors.Storage.Deadlines;

/// <summary>One setting of a deadline.</summary>
public sealed record DeadlineKey(Guid Owner, string Kind, int Generation);
