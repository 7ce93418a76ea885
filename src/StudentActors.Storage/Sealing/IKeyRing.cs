using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// The keys that stay outside the database: one data key per province for sealing, one key for blind indexes. Whoever has only the
/// database can neither read names and documents nor test whether a given one is there.
/// </summary>
public interface IKeyRing
{
    /// <summary>Identifies the ring without revealing a key; the database remembers with which ring it was written.</summary>
    string Fingerprint { get; }

    /// <summary>Encrypts and authenticates (AES-GCM). The context must be the same for <see cref="Open"/>.</summary>
    byte[] Seal(AuthorityCode province, Guid context, ReadOnlySpan<byte> plain);

    /// <summary>Decrypts what <see cref="Seal"/> made; throws <see cref="System.Security.Cryptography.CryptographicException"/> when it was altered.</summary>
    byte[] Open(Guid context, ReadOnlySpan<byte> sealedBytes);

    /// <summary>16-byte keyed hash (HMAC-SHA-256, truncated) of a text for one purpose.</summary>
    Guid BlindIndex(string purpose, string text);
}
