using System.Security.Cryptography;
using System.Text;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Tests.Sealing;

/// <summary>A key service as its contract wants it, with the wrapping key in memory.</summary>
internal sealed class WrappingKeyService : IKeyService
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _wrappingKey = RandomNumberGenerator.GetBytes(32);

    public string Name => "test double";

    /// <summary>Whether it answers.</summary>
    public bool IsAway { get; set; }

    public ValueTask<byte[]> WrapAsync(byte[] key, string purpose, CancellationToken cancellationToken)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var (wrapped, tag) = (new byte[key.Length], new byte[TagLength]);
        using var cipher = Cipher();
        cipher.Encrypt(nonce, key, wrapped, tag, Encoding.UTF8.GetBytes(purpose));
        return new([.. nonce, .. wrapped, .. tag]);
    }

    public ValueTask<byte[]> UnwrapAsync(byte[] wrapped, string purpose, CancellationToken cancellationToken)
    {
        var key = new byte[wrapped.Length - NonceLength - TagLength];
        using var cipher = Cipher();
        cipher.Decrypt(wrapped.AsSpan(0, NonceLength), wrapped.AsSpan(NonceLength, key.Length), wrapped.AsSpan()[^TagLength..], key, Encoding.UTF8.GetBytes(purpose));
        return new(key);
    }

    private AesGcm Cipher() => IsAway ? throw new IOException("The key service does not answer.") : new AesGcm(_wrappingKey, TagLength);
}
