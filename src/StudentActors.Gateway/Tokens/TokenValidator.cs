using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StudentActors.Domain.Accounts;

namespace StudentActors.Gateway.Tokens;

/// <summary>
/// Checks access tokens for the JWT bearer scheme. An ECDSA check costs more than a warm read of a student, so the result is
/// remembered until the token expires.
/// </summary>
internal sealed class TokenValidator(TokenKeys keys, RememberedTokens remembered, TimeProvider time) : TokenHandler
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private const int LongestToken = 4096;

    private static readonly TokenValidationResult NotOurs = new()
    {
        IsValid = false,
        Exception = new SecurityTokenMalformedException("not a token of this registry"),
    };

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };

    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (token.Length > LongestToken)
        {
            return Task.FromResult(NotOurs);
        }

        var hash = RememberedTokens.Hash(token);
        return remembered.Find(hash) is { } result ? Task.FromResult(result) : Check(token, hash);
    }

    private async Task<TokenValidationResult> Check(string token, UInt128 hash)
    {
        if (!_tokens.CanReadToken(token) || KeyId(token) is not { } keyId || await keys.Find(keyId) is not { } key)
        {
            return NotOurs;
        }

        var result = await _tokens.ValidateTokenAsync(token, Parameters(key));
        if (!result.IsValid)
        {
            return result;
        }

        if (result.SecurityToken is not JsonWebToken checkedToken || Identity(checkedToken) is not { } identity)
        {
            return NotOurs;
        }

        var accepted = new TokenValidationResult { IsValid = true, SecurityToken = checkedToken, ClaimsIdentity = identity };
        remembered.Add(hash, accepted, new DateTimeOffset(checkedToken.ValidTo, TimeSpan.Zero) + ClockSkew);
        return accepted;
    }

    private string? KeyId(string token)
    {
        try
        {
            return _tokens.ReadJsonWebToken(token).Kid;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(SecurityKey key) => new()
    {
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        ValidTypes = [TokenClaims.Type],
        ValidIssuer = TokenClaims.Issuer,
        ValidAudience = TokenClaims.Audience,
        LifetimeValidator = (_, expires, _, _) =>
            expires is { } end && time.GetUtcNow() < new DateTimeOffset(end, TimeSpan.Zero) + ClockSkew,
    };

    private static CallerIdentity? Identity(JsonWebToken token) =>
        token.TryGetPayloadValue<string>(TokenClaims.Account, out var account)
        && token.TryGetPayloadValue<string>(TokenClaims.Role, out var roleName) && RoleNames.Parse(roleName) is { } role
        && token.TryGetPayloadValue<string>(TokenClaims.Office, out var officeText) && Office.TryParse(officeText, out var office)
        && token.TryGetPayloadValue<bool>(TokenClaims.MustChangePassword, out var mustChangePassword)
            ? new CallerIdentity(new Caller(account, role, office), mustChangePassword)
            : null;
}
