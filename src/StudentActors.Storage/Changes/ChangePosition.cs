namespace StudentActors.Storage.Changes;

/// <summary>A place in commit order. Opaque to consumers; totally ordered within one store.</summary>
public readonly record struct ChangePosition(long Transaction, long Row);
