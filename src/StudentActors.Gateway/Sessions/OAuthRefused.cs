using StudentActors.Gateway.Answers;

namespace StudentActors.Gateway.Sessions;

/// <summary>A request that the token endpoint refuses in OAuth's own words.</summary>
internal sealed class OAuthRefused(string error, string description) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
        return JsonAnswer.Write(httpContext, new OAuthError { Error = error, ErrorDescription = description }, JsonAnswer.MediaType);
    }
}
