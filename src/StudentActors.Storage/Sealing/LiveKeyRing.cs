using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Sealing;

/// <summary>The ring of a running process: keys that a rotation adds to the file come in without a restart.</summary>
public sealed class LiveKeyRing(KeyRing ring) : IKeyRing
{
    private volatile KeyRing _ring = ring;

    public string Fingerprint => _ring.Fingerprint;

    /// <exception cref="InvalidDataException">It is not the same ring: the database could no longer be read.</exception>
    public void Renew(KeyRing ring)
    {
        if (ring.Fingerprint != Fingerprint)
        {
            throw new InvalidDataException($"The key ring's file now holds the ring {ring.Fingerprint}; this process goes on with {Fingerprint}.");
        }

        _ring = ring;
    }

    public byte[] Seal(AuthorityCode province, Guid context, ReadOnlySpan<byte> plain) => _ring.Seal(province, context, plain);

    public byte[] Open(Guid context, ReadOnlySpan<byte> sealedBytes) => _ring.Open(context, sealedBytes);

    public Guid BlindIndex(string purpose, string text) => _ring.BlindIndex(purpose, text);
}
