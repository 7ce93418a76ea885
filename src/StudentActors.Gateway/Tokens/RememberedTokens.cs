using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace StudentActors.Gateway.Tokens;

/// <summary>Tokens that were checked and found valid, by hash, until they expire.</summary>
internal sealed class RememberedTokens(IOptions<GatewayOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<UInt128, Remembered> _tokens = new();
    private int _count;

    /// <summary>Half of a SHA-256: finding a second token for a given one is as hard as guessing its signature.</summary>
    public static UInt128 Hash(string token)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(token.Length) is var most and <= 2048 ? most : 0];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (bytes.IsEmpty)
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        }
        else
        {
            SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], hash);
        }

        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    public TokenValidationResult? Find(UInt128 hash) =>
        _tokens.TryGetValue(hash, out var known) && time.GetUtcNow() < known.Until ? known.Result : null;

    public void Add(UInt128 hash, TokenValidationResult result, DateTimeOffset until)
    {
        if (_count >= options.Value.RememberedTokens)
        {
            Forget();
        }

        if (_tokens.TryAdd(hash, new Remembered(result, until)))
        {
            Interlocked.Increment(ref _count);
        }
        else
        {
            _tokens[hash] = new Remembered(result, until);
        }
    }

    // Forgetting everything is the simplest bound that holds: each token in use is checked once more.
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (hash, known) in _tokens)
        {
            if (known.Until <= now)
            {
                _tokens.TryRemove(hash, out _);
            }
        }

        if (_tokens.Count >= options.Value.RememberedTokens)
        {
            _tokens.Clear();
        }

        _count = _tokens.Count;
    }

    private sealed record Remembered(TokenValidationResult Result, DateTimeOffset Until);
}
