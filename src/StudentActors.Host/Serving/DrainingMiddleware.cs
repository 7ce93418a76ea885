namespace StudentActors.Host.Serving;

/// <summary>Says "not ready" from the moment a stop was asked for, whatever the registry itself could still do.</summary>
internal sealed class DrainingMiddleware(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested || !http.Request.Path.Equals("/health/ready", StringComparison.Ordinal))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
