using System.Security.Claims;
using StudentActors.Domain.Accounts;

namespace StudentActors.Gateway.Tokens;

/// <summary>The identity that an access token proves; read from the token once, it serves every request with that token.</summary>
internal sealed class CallerIdentity(Caller caller, bool mustChangePassword)
    : ClaimsIdentity([new Claim(TokenClaims.Account, caller.Account)], "Bearer", TokenClaims.Account, TokenClaims.Role)
{
    public Caller Caller { get; } = caller;

    /// <summary>A one-time password was used: nothing but changing it is allowed.</summary>
    public bool MustChangePassword { get; } = mustChangePassword;
}
