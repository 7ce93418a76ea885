namespace StudentActors.Storage.Sealing;

/// <summary>Leaves the keys as they are: the file's mode (0600) guards them.</summary>
public sealed class PlainKeyService : IKeyService
{
    public static readonly PlainKeyService Instance = new();

    public string Name => "file";

    public ValueTask<byte[]> WrapAsync(byte[] key, string purpose, CancellationToken cancellationToken) => new(key);

    public ValueTask<byte[]> UnwrapAsync(byte[] wrapped, string purpose, CancellationToken cancellationToken) => new(wrapped);
}
