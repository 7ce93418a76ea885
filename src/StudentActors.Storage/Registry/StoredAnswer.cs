namespace StudentActors.Storage.Registry;

/// <summary>An operation that has taken effect.</summary>
/// <param name="Record">The record that the operation created or changed.</param>
/// <param name="Version">The record's version right after it; 0 where the subject is not a registry record.</param>
public sealed record StoredAnswer(OperationKey Operation, Guid Record, int Version, DateTimeOffset At);
