namespace StudentActors.Contracts.Calls;

/// <summary>Identifies a write that may be sent again.</summary>
/// <param name="Id">
/// Derived by the sender from the account and the client's idempotency key (<see cref="From"/>): the same for every repetition.
/// </param>
/// <param name="RequestHash">SHA-256 of method, path and body; the same key with another hash is refused.</param>
[GenerateSerializer, Immutable, Alias("sa.Operation")]
public sealed record Operation([property: Id(0)] Guid Id, [property: Id(1)] byte[] RequestHash)
{
    public static Operation From(string account, string idempotencyKey, byte[] requestHash)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(account + '\0' + idempotencyKey));
        return new Operation(new Guid(hash.AsSpan(0, 16), bigEndian: true), requestHash);
    }
}
