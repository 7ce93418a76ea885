using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Host.Tests.Seeding;

public sealed class SeedCommandTests : IDisposable
{
    private static readonly string[] Seed = ["seed", "--county", "340102", "--schools", "4", "--students", "500"];

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_seeded_county_shows_in_the_statistics_of_its_province()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        var (code, output, error) = await HostProgram.RunAsync([.. Seed, "--data", _data.FullName]);
        using var client = await host.SignInAsync();

        Assert.True(code == 0, error);
        Assert.Contains("500 students enrolled, 0 were in already, 0 rejected.", output, StringComparison.Ordinal);
        Assert.Equal(500, await CountAsync(client, "340000", 500));
        Assert.Equal(500, await CountAsync(client, "000000", 500));
    }

    [Fact]
    public async Task Without_a_running_registry_it_brings_its_own_and_doing_it_again_changes_nothing()
    {
        var (first, output, error) = await HostProgram.RunAsync([.. Seed, "--data", _data.FullName]);
        var (second, repeated, _) = await HostProgram.RunAsync([.. Seed, "--data", _data.FullName]);

        Assert.True(first == 0, error);
        Assert.Contains("4 of 4 schools are new.", output, StringComparison.Ordinal);
        Assert.Equal(0, second);
        Assert.Contains("0 of 4 schools are new.", repeated, StringComparison.Ordinal);
        Assert.Contains("0 students enrolled, 500 were in already, 0 rejected.", repeated, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_data.FullName, "host.json")));
    }

    [Theory]
    [InlineData("--county: '990000' is no authority that has schools. Give a code such as 340102.", "--county", "990000")]
    [InlineData("--schools: 0 is out of range. Give at least 1.", "--county", "340102", "--schools", "0")]
    [InlineData("--schools: at most 99 schools of one kind fit a synthetic county. Give a smaller number.", "--county", "340102", "--schools", "400")]
    public async Task A_county_that_cannot_be_is_refused(string message, params string[] arguments)
    {
        var (code, _, error) = await HostProgram.RunAsync(["seed", "--data", _data.FullName, .. arguments]);

        Assert.Equal(2, code);
        Assert.Equal(message, error.Trim());
    }

    // Schools report to their county, and that upwards, every two seconds.
    private static async Task<long> CountAsync(HttpClient client, string region, long expected)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var statistics = await client.GetFromJsonAsync<JsonElement>($"api/v1/regions/{region}/statistics");
            var students = statistics.GetProperty("students").GetInt64();
            if (students == expected || watch.Elapsed > TimeSpan.FromSeconds(60))
            {
                return students;
            }

            await Task.Delay(100);
        }
    }
}
