using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;

namespace StudentActors.Gateway.Sessions;

/// <summary>The endpoint reports errors in OAuth's shape, because its clients are OAuth libraries.</summary>
internal sealed record OAuthErrorShape;

internal static class OAuthErrors
{
    public const string InvalidRequest = "invalid_request";
    public const string InvalidClient = "invalid_client";
    public const string UnauthorizedClient = "unauthorized_client";
    public const string UnsupportedGrantType = "unsupported_grant_type";

    /// <summary>A refusal that the endpoint did not put into OAuth's words itself; the status code is set already.</summary>
    public static Task Write(HttpContext http, Rule rule)
    {
        var error = rule.Kind switch
        {
            RefusalKind.Unauthenticated => InvalidClient,
            RefusalKind.Forbidden => UnauthorizedClient,
            RefusalKind.Throttled or RefusalKind.Unavailable => "temporarily_unavailable",
            RefusalKind.Failed => "server_error",
            _ => InvalidRequest,
        };
        if (http.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"studentactors\"";
        }

        // RFC 6749 allows ASCII only here.
        return JsonAnswer.Write(http, new OAuthError { Error = error, ErrorDescription = rule.English }, JsonAnswer.MediaType);
    }
}
