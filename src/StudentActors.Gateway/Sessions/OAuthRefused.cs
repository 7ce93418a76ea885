using StudentActors.Gateway.Answers;

namespace StudentActors.Gateway.Sessions;

/// <summary>An answer of the token endpoint in OAuth's own words.</summary>
internal sealed class OAuthRefused(int status, string error, string description) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        return JsonAnswer.Write(httpContext, new OAuthError { Error = error, ErrorDescription = description }, JsonAnswer.MediaType);
    }
}
