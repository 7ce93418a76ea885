using System.Text.Json;

namespace StudentActors.Gateway.Answers;

/// <summary>A JSON body with the headers that records carry.</summary>
internal sealed class JsonAnswer<T>(T value, int status = StatusCodes.Status200OK) : IResult where T : class
{
    public string? Tag { get; init; }

    public string? Location { get; init; }

    /// <summary>The first answer of an operation again.</summary>
    public bool Replayed { get; init; }

    public string? Language { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (Tag is not null)
        {
            response.Headers.ETag = Tag;
        }

        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (Language is not null)
        {
            response.Headers.ContentLanguage = Language;
        }

        if (Replayed)
        {
            response.Headers[JsonAnswer.ReplayHeader] = "true";
        }

        return JsonAnswer.Write(httpContext, value, JsonAnswer.MediaType);
    }
}

internal static class JsonAnswer
{
    public const string MediaType = "application/json";
    public const string ReplayHeader = "Idempotent-Replay";

    public static JsonAnswer<T> Of<T>(T value) where T : class => new(value);

    /// <summary>In one piece, so that the answer has a length and is never cut off unnoticed.</summary>
    public static Task Write<T>(HttpContext http, T value, string mediaType)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, GatewayJson.Of<T>());
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, 0, body.Length, CancellationToken.None);
    }
}
