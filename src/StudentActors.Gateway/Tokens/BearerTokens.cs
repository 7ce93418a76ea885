using Microsoft.AspNetCore.Authentication.JwtBearer;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Problems;

namespace StudentActors.Gateway.Tokens;

/// <summary>The bearer scheme: our check of tokens, and refusals as problem details.</summary>
internal static class BearerTokens
{
    public static void Configure(JwtBearerOptions bearer, TokenValidator validator)
    {
        bearer.MapInboundClaims = false;
        bearer.SaveToken = false;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(validator);
        bearer.Events = new JwtBearerEvents
        {
            OnChallenge = challenge =>
            {
                challenge.HandleResponse();
                return ProblemWriter.Write(challenge.HttpContext, Refusal.Of(Explain(challenge.AuthenticateFailure)));
            },
            OnForbidden = forbidden => ProblemWriter.Write(forbidden.HttpContext, Refusal.Of(RuleBook.RoleNotAllowed)),
        };
    }

    // A token cannot be called invalid while the keys that would prove it cannot be read.
    private static Rule Explain(Exception? failure) =>
        failure is null ? RuleBook.TokenMissing
        : Failures.RuleFor(failure) is { Kind: RefusalKind.Unavailable } unavailable ? unavailable
        : RuleBook.TokenInvalid;
}
