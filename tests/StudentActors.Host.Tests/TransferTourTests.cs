using System.Net.Http.Json;
using System.Text.Json;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Host.Tests;

/// <summary>A student's way from Hefei to Kunming through four offices, one of which lets its time pass.</summary>
public sealed class TransferTourTests : IDisposable
{
    private const string Hefei = "2134010199";
    private const string Kunming = "2153010199";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_student_moves_through_four_offices_and_the_late_one_is_told_of_upwards()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName, "--test-clock");
        using var nation = await host.SignInAsync();
        await SkipFreezeAsync(nation);
        await nation.OpenSchoolAsync(Hefei, 45);
        await OpenKunmingAsync(nation);
        using var receivingSchool = await AccountAsync(host, nation, "registrar", Kunming);
        using var receivingOfficer = await AccountAsync(host, nation, "officer", "530102");
        using var sendingSchool = await AccountAsync(host, nation, "registrar", Hefei);
        using var sendingOfficer = await AccountAsync(host, nation, "officer", "340102");
        var child = await (await nation.CreateAsync(
            "api/v1/students", new SyntheticStudents(0).NextRequest(Hefei, "primary-2026-1"))).ReadAsync(201);
        var student = new { studentNumber = Text(child, "studentNumber"), name = Text(child, "name") };

        var started = await (await receivingSchool.CreateAsync(
            "api/v1/transfers", new { student, toSchool = Kunming, toClass = "primary-2026-1", reason = "随父母迁居" })).ReadAsync(201);
        var transfer = $"api/v1/transfers/{Text(started, "id")}";
        Assert.Equal(("crossProvince", "open"), (Text(started, "variant"), Text(started, "state")));
        Assert.Equal(4, started.GetProperty("steps").GetArrayLength());
        await DecideAsync(receivingOfficer, transfer, 200);

        // The sending school does nothing for three weeks.
        await nation.PostAsJsonAsync("test-clock", new { advance = "P21D" });
        var table = await UntilAsync(nation, "api/v1/regions/000000/overdue", found => found.GetProperty("overdue").GetInt64() == 1);
        Assert.Equal("340000", Text(table.GetProperty("regions")[0], "region"));
        var tasks = await UntilAsync(
            sendingOfficer, "api/v1/tasks?state=overdue", found => found.GetProperty("items").GetArrayLength() == 1);
        Assert.Equal(Hefei, Text(tasks.GetProperty("items")[0], "office"));

        await DecideAsync(sendingSchool, transfer, 200);
        await DecideAsync(sendingSchool, transfer, 409);
        var completed = await DecideAsync(sendingOfficer, transfer, 200);

        Assert.Equal("completed", Text(completed, "state"));
        var moved = await nation.GetFromJsonAsync<JsonElement>($"api/v1/students/{Text(child, "id")}");
        Assert.Equal((Kunming, Text(child, "studentNumber")), (Text(moved, "school"), Text(moved, "studentNumber")));
        Assert.Empty(await nation.ReadRosterAsync(Hefei));
        await UntilAsync(nation, "api/v1/regions/000000/overdue", found => found.GetProperty("open").GetInt64() == 0);
        var (doctor, findings, _) = await HostProgram.RunAsync("doctor", "--full", "--data", _data.FullName);
        Assert.True(doctor == 0, findings);
        Assert.Contains("0 cases.", (await HostProgram.RunAsync("cases", "list", "--data", _data.FullName)).Output, StringComparison.Ordinal);
    }

    // From the middle of July to the middle of August nobody is transferred.
    private static async Task SkipFreezeAsync(HttpClient nation)
    {
        if (DateTimeOffset.UtcNow.Month is 7 or 8)
        {
            await nation.PostAsJsonAsync("test-clock", new { advance = "P60D" });
        }
    }

    private static async Task OpenKunmingAsync(HttpClient nation)
    {
        var school = new { code = Kunming, name = "昆明测试小学", authority = "530102", stages = new[] { new { stage = "primary", years = 6 } } };
        await (await nation.CreateAsync("api/v1/schools", school)).ReadAsync(201);
        var first = new { stage = "primary", entryYear = 2026, number = 1, capacity = 45 };
        await (await nation.CreateAsync($"api/v1/schools/{Kunming}/classes", first)).ReadAsync(201);
    }

    private static async Task<HttpClient> AccountAsync(HostProcess host, HttpClient nation, string role, string office)
    {
        var (account, password) = ($"{role}-{office}", $"A long pass phrase, {Guid.NewGuid():n}");
        var created = await (await nation.CreateAsync(
            "api/v1/accounts", new { account, displayName = account, role, office })).ReadAsync(201);
        using (var client = await host.SignInAsync(account, Text(created, "password")))
        {
            var change = new { old = Text(created, "password"), @new = password };
            (await client.CreateAsync($"api/v1/accounts/{account}/password", change)).EnsureSuccessStatusCode();
        }

        return await host.SignInAsync(account, password);
    }

    private static async Task<JsonElement> DecideAsync(HttpClient office, string transfer, int status) =>
        await (await office.CreateAsync($"{transfer}/decisions", new { decision = "approve" })).ReadAsync(status);

    private static async Task<JsonElement> UntilAsync(HttpClient client, string path, Func<JsonElement, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var found = await client.GetFromJsonAsync<JsonElement>(path, patience.Token);
            if (holds(found))
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromSeconds(0.2), patience.Token);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
