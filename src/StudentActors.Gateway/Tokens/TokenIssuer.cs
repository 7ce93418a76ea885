using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Domain.Accounts;

namespace StudentActors.Gateway.Tokens;

/// <summary>
/// Signs access tokens with this process's own key. A key is published before the first token is signed with it, so a token is never
/// in the world before the key that proves it.
/// </summary>
internal sealed class TokenIssuer(IGrainFactory grains, TokenKeys keys, IOptions<GatewayOptions> options, TimeProvider time) : IDisposable
{
    private readonly JsonWebTokenHandler _tokens = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SemaphoreSlim _replacing = new(1, 1);
    private SigningKey? _key;

    public async Task<AccessToken> Issue(AccountView account, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = _key is { } current && now < current.ReplaceAt ? current : await Replace(cancellationToken);
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + lifetime).ToUnixTimeSeconds());
        var text = _tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Audience,
            TokenType = TokenClaims.Type,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            SigningCredentials = key.Credentials,
            Claims = new Dictionary<string, object>
            {
                [TokenClaims.Account] = account.Account,
                [TokenClaims.Role] = RoleNames.Of(account.Role),
                [TokenClaims.Office] = account.Office,
                [TokenClaims.MustChangePassword] = account.MustChangePassword,
                ["jti"] = Guid.NewGuid().ToString("N"),
            },
        });
        return new AccessToken(text, expires, lifetime);
    }

    public void Dispose() => _replacing.Dispose();

    private async Task<SigningKey> Replace(CancellationToken cancellationToken)
    {
        await _replacing.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_key is { } current && now < current.ReplaceAt)
            {
                return current;
            }

            var replaceAt = now + options.Value.SigningKeyLifetime;
            var key = new SigningKey(replaceAt, replaceAt + LongestToken);
            await grains.GetGrain<ITokenKeysGrain>(GrainKeys.TokenKeys).Publish(key.Public, cancellationToken);
            keys.Add(key.Public);
            return _key = key;
        }
        finally
        {
            _replacing.Release();
        }
    }

    private TimeSpan LongestToken => TokenValidator.ClockSkew + (options.Value.SessionLifetime > options.Value.ClientTokenLifetime
        ? options.Value.SessionLifetime
        : options.Value.ClientTokenLifetime);
}
