using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;

namespace StudentActors.Gateway.Tokens;

/// <summary>
/// Public keys by which tokens are checked: this process's own, and the other gateways' as far as their tokens have come by.
/// </summary>
internal sealed class TokenKeys(IGrainFactory grains, IOptions<GatewayOptions> options, TimeProvider time)
{
    private const int IdLength = 22;

    private readonly ConcurrentDictionary<string, KnownKey> _known = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();
    private Task? _nextRead;
    private DateTimeOffset _lastRead = DateTimeOffset.MinValue;

    /// <summary>The key, or <c>null</c> when no gateway has published it or its last token has expired.</summary>
    public async ValueTask<SecurityKey?> Find(string? id)
    {
        if (id is not { Length: IdLength })
        {
            return null;
        }

        if (!_known.TryGetValue(id, out var known))
        {
            await NextRead();
            _known.TryGetValue(id, out known);
        }

        return known is not null && time.GetUtcNow() <= known.NotAfter ? known.Key : null;
    }

    public void Add(TokenKey key)
    {
        if (!_known.ContainsKey(key.Id))
        {
            var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
            _known.TryAdd(key.Id, new KnownKey(new ECDsaSecurityKey(ecdsa) { KeyId = key.Id }, key.NotAfter));
        }
    }

    // Tokens with invented key ids must not become calls to the one grain that keeps the keys: whoever asks shares the next read,
    // and reads keep a distance.
    private Task NextRead()
    {
        lock (_reading)
        {
            return _nextRead ??= Read();
        }
    }

    private async Task Read()
    {
        await Task.Yield();
        var wait = _lastRead + options.Value.KeyReadInterval - time.GetUtcNow();
        if (_lastRead != DateTimeOffset.MinValue && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time);
        }

        lock (_reading)
        {
            // A question that comes from now on may concern a key that this read does not see.
            _nextRead = null;
            _lastRead = time.GetUtcNow();
        }

        foreach (var key in await grains.GetGrain<ITokenKeysGrain>(GrainKeys.TokenKeys).Read(CancellationToken.None))
        {
            Add(key);
        }

        foreach (var (id, known) in _known)
        {
            if (known.NotAfter < time.GetUtcNow())
            {
                _known.TryRemove(id, out _);
            }
        }
    }

    private sealed record KnownKey(SecurityKey Key, DateTimeOffset NotAfter);
}
