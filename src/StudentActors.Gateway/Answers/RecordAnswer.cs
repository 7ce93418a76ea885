using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Answers;

/// <summary>A record with its <c>ETag</c>, or 304 when the caller has this version.</summary>
internal static class RecordAnswer
{
    public static IResult Of<T>(HttpContext http, T value, int version) where T : class
    {
        var tag = RecordVersion.Tag(version);
        return RecordVersion.IsKnown(http.Request, tag) ? new NotModified(tag) : new JsonAnswer<T>(value) { Tag = tag };
    }

    private sealed class NotModified(string tag) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            httpContext.Response.Headers.ETag = tag;
            return Task.CompletedTask;
        }
    }
}
