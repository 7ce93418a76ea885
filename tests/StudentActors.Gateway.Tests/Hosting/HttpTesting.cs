using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace StudentActors.Gateway.Tests.Hosting;

internal static class HttpTesting
{
    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    public static Task<HttpResponseMessage> PostKeyed(this HttpClient client, string path, object body, string key = "key-1") =>
        client.SendKeyed(path, body as HttpContent ?? JsonContent.Create(body), key);

    public static async Task<HttpResponseMessage> SendKeyed(this HttpClient client, string path, HttpContent body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> Send(
        this HttpClient client, HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    public static async Task<JsonNode> Body(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    public static async Task<JsonNode> Body(this Task<HttpResponseMessage> response)
    {
        using var received = await response;
        return await received.Body();
    }

    /// <summary>Checks that the answer is a complete problem of one rule, and gives it back.</summary>
    public static async Task<JsonNode> ShouldBeProblem(this Task<HttpResponseMessage> answer, HttpStatusCode status, string ruleId)
    {
        using var response = await answer;
        return await response.ShouldBeProblem(status, ruleId);
    }

    public static async Task<JsonNode> ShouldBeProblem(this HttpResponseMessage response, HttpStatusCode status, string ruleId)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        var problem = JsonNode.Parse(text)!;
        var dot = ruleId.IndexOf('.', StringComparison.Ordinal);
        Assert.Equal($"urn:studentactors:error:{ruleId[..dot]}:{ruleId[(dot + 1)..]}", problem["type"]!.GetValue<string>());
        Assert.Equal(ruleId, problem["ruleId"]!.GetValue<string>());
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        Assert.NotEqual(string.Empty, problem["title"]!.GetValue<string>());
        Assert.NotEqual(string.Empty, problem["detail"]!.GetValue<string>());
        Assert.NotEqual(string.Empty, problem["traceId"]!.GetValue<string>());
        Assert.NotNull(problem["errors"]);
        Assert.True(response.Content.Headers.ContentLanguage.Single() is "zh-CN" or "en");
        return problem;
    }

    public static IEnumerable<(string Path, string Code)> Errors(this JsonNode problem) => problem["errors"]!.AsArray()
        .Select(error => (error!["path"]!.GetValue<string>(), error["code"]!.GetValue<string>()));

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
