namespace StudentActors.Storage.Registry;

/// <summary>Identifies a write that a client may send again.</summary>
/// <param name="Id">Derived from account and idempotency key; unique.</param>
/// <param name="RequestHash">32-byte hash of the request; the same key with another hash is a conflict.</param>
public sealed record OperationKey(Guid Id, byte[] RequestHash);
