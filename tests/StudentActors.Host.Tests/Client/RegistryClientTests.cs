using System.Net;
using System.Text;
using StudentActors.Host.Client;
using StudentActors.Host.Importing;

namespace StudentActors.Host.Tests.Client;

public sealed class RegistryClientTests
{
    [Fact]
    public async Task An_expired_token_is_renewed_once_and_the_request_repeated()
    {
        var registry = new ScriptedRegistry(
            Json(200, """{"accessToken":"first"}"""),
            Json(401, "{}"),
            Json(200, """{"accessToken":"second"}"""),
            Json(201, "{}"));
        using var client = Client(registry);

        Assert.True(await client.OpenSchoolAsync("2134010201", "示例小学", "340102", "primary", 6, default));

        Assert.Equal(["sessions", "schools Bearer first", "sessions", "schools Bearer second"], registry.Seen);
    }

    [Fact]
    public async Task What_exists_is_no_failure()
    {
        var registry = new ScriptedRegistry(
            Json(200, """{"accessToken":"t"}"""), Json(409, """{"type":"urn:studentactors:error:school:exists","title":"x"}"""));
        using var client = Client(registry);

        Assert.False(await client.OpenSchoolAsync("2134010201", "示例小学", "340102", "primary", 6, default));
    }

    [Fact]
    public async Task A_refusal_tells_every_fault()
    {
        var registry = new ScriptedRegistry(
            Json(200, """{"accessToken":"t"}"""),
            Json(422, """{"type":"urn:x","detail":"Several values break a rule.","errors":[{"path":"name","code":"school.name","message":"Too long."}]}"""));
        using var client = Client(registry);

        var refusal = await Assert.ThrowsAsync<RegistryApiException>(() => client.OpenSchoolAsync("2134010201", "", "340102", "primary", 6, default));

        Assert.Equal("422: Several values break a rule. [name] Too long.", refusal.Message);
    }

    [Fact]
    public async Task What_the_registry_asks_to_send_later_is_sent_again_under_the_same_key()
    {
        var later = Json(503, "{}");
        later.Headers.RetryAfter = new(TimeSpan.Zero);
        var registry = new ScriptedRegistry(
            Json(200, """{"accessToken":"t"}"""), later, Json(202, """{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","state":"queued"}"""));
        using var client = Client(registry);

        var (operation, replayed) = await client.StartImportAsync("students", "commit", "text/csv", () => new MemoryStream([1]), "key-1", default);

        Assert.False(replayed);
        Assert.Equal("queued", operation.State);
        Assert.Equal(["key-1", "key-1"], registry.Keys);
    }

    [Fact]
    public async Task An_import_that_ended_earlier_is_done_anew_and_one_that_runs_is_followed()
    {
        var ended = Json(202, """{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","state":"succeeded","done":1}""");
        ended.Headers.Add("Idempotent-Replay", "true");
        var running = Json(202, """{"id":"1f8fad5b-d9cb-469f-a165-70867728950e","state":"running"}""");
        running.Headers.Add("Idempotent-Replay", "true");
        var registry = new ScriptedRegistry(
            Json(200, """{"accessToken":"t"}"""), ended, running, Json(200, """{"id":"1f8fad5b-d9cb-469f-a165-70867728950e","state":"succeeded","done":2}"""));
        using var client = Client(registry);

        var operation = await new ImportRun(client, TimeProvider.System).RunAsync(
            RosterFile.FromMemory("x"u8.ToArray()), "students", "commit", (_, _) => { }, default);

        Assert.Equal(2, operation.Done);
        Assert.EndsWith("-1", registry.Keys[0], StringComparison.Ordinal);
        Assert.EndsWith("-2", registry.Keys[1], StringComparison.Ordinal);
        Assert.All(registry.Keys, key => Assert.InRange(key.Length, 1, 64));
    }

    private static RegistryClient Client(HttpMessageHandler handler) =>
        new(new Uri("http://registry.invalid"), new Credentials("operator", "secret"), TimeProvider.System, handler);

    private static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private sealed class ScriptedRegistry(params HttpResponseMessage[] answers) : HttpMessageHandler
    {
        private readonly Queue<HttpResponseMessage> _answers = new(answers);

        public List<string> Seen { get; } = [];

        public List<string> Keys { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add($"{request.RequestUri!.Segments[^1]} {request.Headers.Authorization}".Trim());
            if (request.Headers.TryGetValues("Idempotency-Key", out var keys))
            {
                Keys.AddRange(keys);
            }

            return Task.FromResult(_answers.Dequeue());
        }
    }
}
