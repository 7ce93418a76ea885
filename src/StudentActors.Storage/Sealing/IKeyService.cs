namespace StudentActors.Storage.Sealing;

/// <summary>
/// Who guards the keys of the key ring. The default is the file's own permissions (<see cref="PlainKeyService"/>). An implementation over a
/// hardware module or a key management service keeps a wrapping key that never leaves it; the file then holds wrapped keys, worth nothing
/// to whoever copies it.
/// </summary>
/// <remarks>
/// <para>Called when a ring is created, loaded, rotated or found changed: a few dozen calls, never for a record. The keys themselves live in
/// the process's memory while it runs.</para>
/// <para><see cref="UnwrapAsync"/> returns exactly what was given to <see cref="WrapAsync"/> for the same purpose, from any process and for as
/// long as the registry's data is kept: a wrapping key may be rotated, never forgotten. For altered bytes or another purpose it throws
/// <see cref="System.Security.Cryptography.CryptographicException"/>. When the service is away it throws <see cref="IOException"/>: a start fails,
/// a running process goes on with the keys that it has.</para>
/// </remarks>
public interface IKeyService
{
    /// <summary>Stands in the file, so that a ring is never taken for one of another service.</summary>
    string Name { get; }

    /// <param name="key">A key of <see cref="KeyRing.KeyLength"/> bytes.</param>
    /// <param name="purpose">What the key is for: authenticated with it, not secret.</param>
    ValueTask<byte[]> WrapAsync(byte[] key, string purpose, CancellationToken cancellationToken);

    ValueTask<byte[]> UnwrapAsync(byte[] wrapped, string purpose, CancellationToken cancellationToken);
}
