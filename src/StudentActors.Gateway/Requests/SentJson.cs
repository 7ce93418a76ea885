using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Requests;

/// <summary>Reads a JSON body strictly: nothing unknown, nothing twice, nothing of the wrong type.</summary>
internal static class SentJson
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>A body that belongs to a write which may be sent again under its <c>Idempotency-Key</c>.</summary>
    public static async ValueTask<Decision<Command<T>>> ReadCommand<T>(HttpContext http) where T : class
    {
        if (IdempotencyKey.Read(http.Request, out var key) is { } refusal)
        {
            return refusal;
        }

        var (body, unread) = await ReadBody(http);
        if (body is null)
        {
            return unread!;
        }

        using (body)
        {
            var parsed = Parse<T>(body.Content);
            return parsed.Accepted
                ? new Command<T>(parsed.Value, Operation.From(http.Caller().Account, key, body.Hash()))
                : parsed.Refusal;
        }
    }

    public static async ValueTask<Decision<T>> Read<T>(HttpContext http) where T : class
    {
        var (body, unread) = await ReadBody(http);
        if (body is null)
        {
            return unread!;
        }

        using (body)
        {
            return Parse<T>(body.Content);
        }
    }

    public static Decision<T> Parse<T>(ReadOnlySpan<byte> json) where T : class
    {
        if (json.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        var type = GatewayJson.Of<T>();
        try
        {
            return JsonSerializer.Deserialize(json, type) is { } value ? value : Refusal.Of(RuleBook.MalformedJson);
        }
        catch (JsonException)
        {
            return JsonFaults.Find(json, type);
        }
    }

    private static async ValueTask<(SentBody? Body, Refusal? Refusal)> ReadBody(HttpContext http)
    {
        if (!IsJson(http.Request.ContentType))
        {
            return (null, Refusal.Of(RuleBook.UnsupportedMediaType));
        }

        var options = http.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value;
        return await SentBody.Read(http.Request, options.LargestJsonBody) is { } body
            ? (body, null)
            : (null, Refusal.Of(RuleBook.TooLarge));
    }

    private static bool IsJson(string? contentType) =>
        contentType is "application/json"
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
}

/// <summary>A request and the operation under which it may be repeated.</summary>
internal sealed record Command<T>(T Body, Operation Operation);
