using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace StudentActors.TestSupport.Hosting;

/// <summary>What tests say to a registry over HTTP.</summary>
public static class RegistryClient
{
    /// <summary>Sends a JSON body with an idempotency key of its own, or a given one.</summary>
    public static Task<HttpResponseMessage> CreateAsync(this HttpClient client, string path, object body, string? key = null) =>
        client.CreateAsync(path, JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web), key);

    public static async Task<HttpResponseMessage> CreateAsync(this HttpClient client, string path, byte[] body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        return await client.SendAsync(request);
    }

    /// <summary>The answer's body, which must have the status that was expected.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage answer, int status)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            return (int)answer.StatusCode == status
                ? JsonSerializer.Deserialize<JsonElement>(text.Length == 0 ? "null" : text)
                : throw new InvalidOperationException($"Expected {status}, got {(int)answer.StatusCode}: {text}");
        }
    }

    /// <summary>Opens a primary school, in 瑶海区 (340102) unless told, with one class of 2026.</summary>
    public static async Task OpenSchoolAsync(this HttpClient client, string code, int capacity, string authority = "340102")
    {
        var school = new { code, name = $"测试第{code[^2..]}小学", authority, stages = new[] { new { stage = "primary", years = 6 } } };
        await (await client.CreateAsync("api/v1/schools", school)).ReadAsync(201);
        await (await client.CreateAsync($"api/v1/schools/{code}/classes", new { stage = "primary", entryYear = 2026, number = 1, capacity })).ReadAsync(201);
    }

    /// <summary>Ids on a school's roster, all pages.</summary>
    public static async Task<IReadOnlyList<string>> ReadRosterAsync(this HttpClient client, string code)
    {
        var ids = new List<string>();
        string? token = null;
        do
        {
            var query = new StringBuilder($"api/v1/schools/{code}/students?pageSize=500");
            if (token is not null)
            {
                query.Append("&pageToken=").Append(Uri.EscapeDataString(token));
            }

            var page = await client.GetFromJsonAsync<JsonElement>(query.ToString());
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            token = page.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return ids;
    }
}
