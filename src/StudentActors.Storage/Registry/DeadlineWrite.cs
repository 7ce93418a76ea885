namespace StudentActors.Storage.Registry;

/// <summary>Sets the deadline of a kind for the unit's record, or clears it.</summary>
/// <param name="Kind">E.g. <c>number.formal</c>.</param>
/// <param name="DueAt"><c>null</c> clears.</param>
/// <param name="Generation">Grows with every setting, so that a late tick of an older one is recognised.</param>
public sealed record DeadlineWrite(string Kind, DateTimeOffset? DueAt, int Generation);
