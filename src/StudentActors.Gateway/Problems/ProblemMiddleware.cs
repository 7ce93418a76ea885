using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Problems;

/// <summary>
/// The outermost layer: nothing leaves without a body that says what is wrong, whether an exception, the router or an endpoint caused it.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        SecurityHeaders.Add(http.Response);
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception exception)
        {
            await Fail(http, exception);
            return;
        }

        var response = http.Response;
        if (response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null && response.ContentLength is null)
        {
            await Complete(http);
        }
    }

    private async Task Fail(HttpContext http, Exception exception)
    {
        var rule = Failures.RuleFor(exception);
        if (rule == RuleBook.Unexpected)
        {
            LogUnexpected(ProblemWriter.TraceId(http), http.GetEndpoint()?.DisplayName, Describe(exception));
        }
        else if (rule == RuleBook.RegistryUnavailable)
        {
            LogUnavailable(http.GetEndpoint()?.DisplayName, exception.GetType().FullName);
        }

        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return;
        }

        var (status, allow) = (exception as BadHttpRequestException is { } bad ? bad.StatusCode : (int?)null, http.Response.Headers.Allow);
        http.Response.Clear();
        http.Response.Headers.Allow = allow;
        SecurityHeaders.Add(http.Response);
        await ProblemWriter.Write(http, Refusal.Of(rule), status: status);
    }

    private static async Task Complete(HttpContext http)
    {
        var response = http.Response;
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            AllowedMethods.Complete(response.Headers);
            if (HttpMethods.IsOptions(http.Request.Method))
            {
                response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }
        }

        await ProblemWriter.Write(http, Refusal.Of(Statuses.RuleFor(response.StatusCode)), status: response.StatusCode);
    }

    // An exception's message may quote what was sent; types and places do not.
    private static string Describe(Exception exception)
    {
        var types = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            types.Add(current.GetType().FullName ?? current.GetType().Name);
        }

        return $"{string.Join(" <- ", types)}{Environment.NewLine}{exception.StackTrace}";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {TraceId} to {Endpoint} failed: {Failure}")]
    private partial void LogUnexpected(string traceId, string? endpoint, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The registry was not available to {Endpoint} ({Failure}).")]
    private partial void LogUnavailable(string? endpoint, string? failure);
}
