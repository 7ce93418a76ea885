using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Host.Tests.Reviews;

public sealed class ReviewsCommandTests : IDisposable
{
    private const string County = "340102";

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_review_is_listed_while_it_is_overdue_and_made_once_by_the_authority_itself()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName, arguments: ["--test-clock"]);
        using var client = await host.SignInAsync();
        await client.OpenSchoolAsync("2134990001", 45);
        var now = (await client.GetFromJsonAsync<JsonElement>("test-clock")).GetProperty("now").GetDateTimeOffset().AddHours(8);
        var quarter = string.Create(CultureInfo.InvariantCulture, $"{now.Year}Q{(now.Month + 2) / 3}");
        Assert.Contains($"{County} {quarter}: notDue", (await RunAsync("show", County, quarter)).Output, StringComparison.Ordinal);
        Assert.Contains("0 reviews are overdue.", (await RunAsync("overdue")).Output, StringComparison.Ordinal);

        // To the quarter's end, twenty working days, and two weeks more.
        var end = new DateTimeOffset(now.Year, ((now.Month + 2) / 3 * 3) - 2, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddMonths(3);
        (await client.PostAsJsonAsync("test-clock", new { to = end.AddDays(60) })).EnsureSuccessStatusCode();
        Assert.Contains(quarter, (await RunAsync("overdue")).Output, StringComparison.Ordinal);
        var (listed, list, _) = await RunAsync("overdue", "--region", County);
        Assert.Equal(0, listed);
        Assert.Contains(quarter, list, StringComparison.Ordinal);
        Assert.Contains("1 reviews are overdue.", list, StringComparison.Ordinal);
        Assert.Contains($"{County} {quarter}: overdue", (await RunAsync("show", County, quarter)).Output, StringComparison.Ordinal);

        string[] figures = ["--suspected", "1", "--dropped-out", "0", "--returned", "0"];
        var (stranger, _, refusal) = await RunAsync(["make", County, quarter, .. figures]);
        Assert.Equal((1, true), (stranger, refusal.StartsWith("403:", StringComparison.Ordinal)));
        string[] officer = await OfficerAsync(host);
        var (differs, _, fault) = await RunAsync(["make", County, quarter, .. figures, .. officer]);
        Assert.Equal((1, true), (differs, fault.Contains("[remark]", StringComparison.Ordinal)));
        string[] remarked = ["make", County, quarter, .. figures, "--remark", "一校漏报一人", .. officer];
        var (made, shown, _) = await RunAsync(remarked);
        var (again, repeated, _) = await RunAsync(remarked);

        Assert.Equal((0, 0), (made, again));
        Assert.Contains("reviewed: 1 suspected, 0 dropped out, 0 returned; by officer.yaohai, late", shown, StringComparison.Ordinal);
        Assert.Contains("ledger:   0 suspected, 0 dropped out, 0 returned; 1 of 1 schools have not reported", shown, StringComparison.Ordinal);
        Assert.Equal(shown, repeated);
        Assert.Contains("0 reviews are overdue.", (await RunAsync("overdue", "--region", County)).Output, StringComparison.Ordinal);
    }

    /// <summary>The options by which a command signs in as an officer of the county.</summary>
    private async Task<string[]> OfficerAsync(HostProcess host)
    {
        const string Account = "officer.yaohai";
        var password = $"A long pass phrase, {Guid.NewGuid():n}";
        using var nation = await host.SignInAsync();
        var created = await (await nation.CreateAsync(
            "api/v1/accounts", new { account = Account, displayName = "x", role = "officer", office = County })).ReadAsync(201);
        using var client = await host.SignInAsync(Account, created.GetProperty("password").GetString()!);
        var change = new { old = created.GetProperty("password").GetString(), @new = password };
        (await client.CreateAsync($"api/v1/accounts/{Account}/password", change)).EnsureSuccessStatusCode();
        var file = Path.Combine(_data.FullName, "password.txt");
        await File.WriteAllTextAsync(file, password + "\n");
        return ["--account", Account, "--password-file", file];
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        HostProgram.RunAsync(["reviews", .. arguments, "--data", _data.FullName]);
}
