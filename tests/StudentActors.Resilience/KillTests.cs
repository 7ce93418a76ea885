using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience;

/// <summary>What was acknowledged survives <c>kill -9</c>; what was not is whole or absent; nobody is there twice.</summary>
public sealed class KillTests
{
    private const int Callers = 64;
    private static readonly string[] Schools = ["2134000001", "2134000002", "2134000003", "2134000004"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_acknowledged_enrolment_survives_kill_of_the_host(bool postgres)
    {
        await using var registry = await Registry.StartAsync(postgres);
        using var client = await registry.Host.SignInAsync();
        foreach (var school in Schools)
        {
            await client.OpenSchoolAsync(school, 100_000);
        }

        var load = new EnrolmentLoad(client, Schools, Callers);
        var running = load.RunAsync();
        await load.AcknowledgedAsync(2_000);
        await registry.Host.KillAsync();
        await running;

        await registry.StartHostAsync();
        using var after = await registry.Host.SignInAsync();
        await AssertNothingLostAsync(after, load);
        await AssertRetriesAnswerTruthfullyAsync(after, load);
        await AssertCountersEqualRosterAsync(after);
        var (code, output, error) = await registry.ExamineAsync();
        Assert.True(code == 0, output + error);
    }

    [Fact]
    public async Task Database_killed_answers_503_and_recovers_without_a_restart_of_the_host()
    {
        await using var registry = await Registry.StartAsync(postgres: true);
        using var client = await registry.Host.SignInAsync();
        await client.OpenSchoolAsync(Schools[0], 100_000);
        var students = new SyntheticStudents(0);
        await (await client.CreateAsync("api/v1/students", students.NextRequest(Schools[0], "primary-2026-1"))).ReadAsync(201);

        registry.Postgres!.Kill();
        var body = students.NextRequest(Schools[0], "primary-2026-1");
        using (var refused = await client.CreateAsync("api/v1/students", body, "while-down"))
        {
            Assert.Equal(503, (int)refused.StatusCode);
            Assert.True(refused.Headers.RetryAfter is not null);
        }

        Assert.Equal(503, (int)(await client.GetAsync("health/ready")).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync("health/live")).StatusCode);

        await registry.Postgres.StartAsync();
        await registry.Host.WaitUntilReadyAsync();
        await (await client.CreateAsync("api/v1/students", body, "while-down")).ReadAsync(201);
        Assert.Equal(2, (await client.ReadRosterAsync(Schools[0])).Count);
    }

    private static async Task AssertNothingLostAsync(HttpClient client, EnrolmentLoad load)
    {
        var present = new ConcurrentBag<string>();
        foreach (var school in Schools)
        {
            foreach (var id in await client.ReadRosterAsync(school))
            {
                present.Add(id);
            }
        }

        Assert.Equal(present.Count, present.Distinct().Count());
        Assert.Empty(load.Acknowledged.Values.Except(present));

        // At most the requests that were under way may be there without an acknowledgement.
        Assert.InRange(present.Count - load.Acknowledged.Count, 0, Callers);
    }

    private static async Task AssertRetriesAnswerTruthfullyAsync(HttpClient client, EnrolmentLoad load)
    {
        foreach (var (key, body) in load.Unanswered)
        {
            await (await client.CreateAsync("api/v1/students", body, key)).ReadAsync(201);
        }

        foreach (var (key, id) in load.Acknowledged.Take(50))
        {
            using var answer = await client.CreateAsync("api/v1/students", load.BodyOf(key), key);
            Assert.Equal("true", Assert.Single(answer.Headers.GetValues("Idempotent-Replay")));
            Assert.Equal(id, (await answer.ReadAsync(201)).GetProperty("id").GetString());
        }
    }

    private static async Task AssertCountersEqualRosterAsync(HttpClient client)
    {
        foreach (var school in Schools)
        {
            var classes = await client.GetFromJsonAsync<JsonElement>($"api/v1/schools/{school}/classes");
            Assert.Equal(
                (await client.ReadRosterAsync(school)).Count,
                classes.GetProperty("items").EnumerateArray().Sum(item => item.GetProperty("students").GetInt32()));
        }
    }
}
