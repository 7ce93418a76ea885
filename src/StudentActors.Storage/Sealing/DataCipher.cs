using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace StudentActors.Storage.Sealing;

/// <summary>
/// AES-GCM under one data key. The expanded key is kept between uses: expanding it costs more than sealing a record. A cipher serves one
/// thread at a time, so there are as many as were ever in use at once.
/// </summary>
internal sealed class DataCipher(byte[] key)
{
    public const int TagLength = 16;

    private readonly DefaultObjectPool<AesGcm> _pool = new(new Policy(key));

    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> sealedBytes, Span<byte> tag, ReadOnlySpan<byte> associated)
    {
        var cipher = _pool.Get();
        cipher.Encrypt(nonce, plain, sealedBytes, tag, associated);
        _pool.Return(cipher);
    }

    /// <exception cref="CryptographicException">The bytes were altered, or sealed with another key or for another context.</exception>
    public void Decrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> tag, Span<byte> plain, ReadOnlySpan<byte> associated)
    {
        var cipher = _pool.Get();
        cipher.Decrypt(nonce, sealedBytes, tag, plain, associated);
        _pool.Return(cipher);
    }

    private sealed class Policy(byte[] key) : IPooledObjectPolicy<AesGcm>
    {
        public AesGcm Create() => new(key, TagLength);

        public bool Return(AesGcm cipher) => true;
    }
}
