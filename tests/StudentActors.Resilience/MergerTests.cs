using System.Net.Http.Json;
using System.Text.Json;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience;

/// <summary>A school whose host is killed in the middle of its merger is merged all the same, and nobody is lost on the way.</summary>
public sealed class MergerTests
{
    private const int Children = 2_000;
    private const int AtOnce = 64;
    private const string From = "2134000001";
    private const string To = "2134000002";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_merger_survives_kill_of_the_host_in_its_middle(bool postgres)
    {
        await using var registry = await Registry.StartAsync(postgres);
        using var client = await registry.Host.SignInAsync();
        await client.OpenSchoolAsync(From, 100_000);
        await client.OpenSchoolAsync(To, 100_000);
        var enrolled = await EnrolAsync(client);

        await (await client.CreateAsync($"api/v1/schools/{From}/merger", new { into = To, reason = "布局调整" })).ReadAsync(201);
        while ((await ReadAsync(client, To)).GetProperty("students").GetInt32() == 0)
        {
            await Task.Delay(10, Token);
        }

        await registry.Host.KillAsync();
        await registry.StartHostAsync();
        using var after = await registry.Host.SignInAsync();
        Assert.InRange((await after.ReadRosterAsync(From)).Count, 1, Children - 1);
        Assert.Equal(409, (int)(await after.CreateAsync("api/v1/students", new SyntheticStudents(1_000_000).NextRequest(From, "primary-2026-1"))).StatusCode);

        var patience = DateTimeOffset.UtcNow.AddSeconds(120);
        while ((await ReadAsync(after, From)).GetProperty("state").GetString() != "closed" && DateTimeOffset.UtcNow < patience)
        {
            await Task.Delay(200, Token);
        }

        var school = await ReadAsync(after, From);
        Assert.Equal(("closed", To), (school.GetProperty("state").GetString(), school.GetProperty("mergedInto").GetString()));
        Assert.Empty(await after.ReadRosterAsync(From));
        Assert.Equal(enrolled.Order(), (await after.ReadRosterAsync(To)).Order());
        Assert.Equal(Children, (await ReadAsync(after, To)).GetProperty("students").GetInt32());
        var (code, output, error) = await registry.ExamineAsync();
        Assert.True(code == 0, output + error);
    }

    private static async Task<IReadOnlyList<string>> EnrolAsync(HttpClient client)
    {
        var students = new SyntheticStudents(0);
        var ids = new List<string>();
        while (ids.Count < Children)
        {
            var some = await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, Children - ids.Count)).Select(async _ =>
                await (await client.CreateAsync("api/v1/students", students.NextRequest(From, "primary-2026-1"))).ReadAsync(201)));
            ids.AddRange(some.Select(student => student.GetProperty("id").GetString()!));
        }

        return ids;
    }

    private static Task<JsonElement> ReadAsync(HttpClient client, string school) =>
        client.GetFromJsonAsync<JsonElement>($"api/v1/schools/{school}", Token);
}
