namespace StudentActors.Gateway.Endpoints;

/// <summary>Answers HEAD as GET; the server leaves out the body.</summary>
internal sealed class HeadMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }
}
