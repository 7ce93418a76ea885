namespace StudentActors.Storage.Inspection;

/// <summary>What a check has found in a slice; it counts once it is certain that nothing of the slice moved meanwhile.</summary>
/// <param name="Repair">Puts it right, after looking again, and returns how many rows that took; <c>null</c> where it does not follow from the records.</param>
internal sealed record Suspicion(Invariant Invariant, Guid Record, Func<CancellationToken, Task<int>>? Repair = null);
