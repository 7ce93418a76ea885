using StudentActors.Domain.Accounts;

namespace StudentActors.Gateway.Tokens;

internal static class CallerTokens
{
    /// <summary>Who the access token of an authorised request stands for; nothing in path, query or body says who is calling.</summary>
    public static Caller Caller(this HttpContext http) =>
        (http.User.Identity as CallerIdentity)?.Caller ?? throw new InvalidOperationException("The endpoint does not require a token.");
}
