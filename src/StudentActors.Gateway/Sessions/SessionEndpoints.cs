using Microsoft.Extensions.Options;
using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Sessions;

/// <summary>Signing in: people with account and password, regional gateways as OAuth 2 clients.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapPublic("Sessions");
        group.MapPost("/sessions", SignIn)
            .Named("SignIn", "Sign in",
                "For people. After a sign-in with a one-time password only `POST /accounts/{account}/password` is allowed.")
            .TakesBody<SignInRequest>()
            .Gives<SessionAnswer>("Signed in.")
            .RefusedBy(RuleBook.Credentials, RuleBook.AccountLocked, RuleBook.AccountSealed, RuleBook.AccountForPeople,
                RuleBook.SignInsBusy)
            .InLane(Lanes.SignIns);
        group.MapPost("/token", ClientCredentials.IssueToken)
            .Named("IssueToken", "Get an access token with client credentials",
                "For regional gateways: OAuth 2 (RFC 6749) `client_credentials`, the client in the form or as HTTP Basic. "
                + "Errors have OAuth's shape.")
            .WithMetadata(new OAuthErrorShape())
            .Gives<OAuthToken>("An access token.")
            .RefusedBy(RuleBook.MalformedRequest, RuleBook.Credentials, RuleBook.AccountLocked, RuleBook.AccountSealed,
                RuleBook.SignInsBusy)
            .InLane(Lanes.SignIns);
    }

    private static async Task<IResult> SignIn(HttpContext http, IGrainFactory grains, TokenIssuer tokens, IOptions<GatewayOptions> options)
    {
        var sent = await SentJson.Read<SignInRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var (account, password) = (sent.Value.Account, sent.Value.Password);
        if (!AccountOpening.IsAccountName(account) || string.IsNullOrEmpty(password))
        {
            return Refused.By(RuleBook.Credentials);
        }

        var answer = await grains.GetGrain<IAccountGrain>(GrainKeys.Account(account!)).SignIn(password, http.RequestAborted);
        if (!answer.Accepted)
        {
            return Refused.By(answer);
        }

        if (answer.Value.Role == Role.Gateway)
        {
            return Refused.By(RuleBook.AccountForPeople);
        }

        var token = await tokens.Issue(answer.Value, options.Value.SessionLifetime, http.RequestAborted);
        return JsonAnswer.Of(new SessionAnswer
        {
            AccessToken = token.Text,
            ExpiresAt = token.ExpiresAt,
            Account = answer.Value.Account,
            Role = answer.Value.Role,
            Office = answer.Value.Office,
            MustChangePassword = answer.Value.MustChangePassword,
        });
    }
}
