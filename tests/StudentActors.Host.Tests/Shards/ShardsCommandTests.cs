using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Host.Tests.Shards;

/// <summary>An operator spreads a registry over two databases while children are enrolled.</summary>
public sealed partial class ShardsCommandTests(SharedPostgres postgres) : IDisposable
{
    private const string School = "2134990001";

    private readonly TemporaryDirectory _data = new();
    private readonly SyntheticStudents _students = new(0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Half_of_the_buckets_move_to_a_new_database_while_the_registry_serves()
    {
        var (home, east) = (await postgres.CreateDatabaseAsync(), await postgres.CreateDatabaseAsync());
        await using var host = await HostProcess.ServeAsync(_data.FullName, "--postgres", home, "--synthetic-identities");
        using var client = await host.SignInAsync();
        await client.OpenSchoolAsync(School, 100_000);
        var enrolled = new ConcurrentDictionary<string, byte[]>();
        using var stop = new CancellationTokenSource();
        var enrolling = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => EnrolAsync(client, enrolled, stop.Token), Token)));

        await SucceedsAsync(home, "is a shard of the registry", "add", "east", "--connection", east);
        await SucceedsAsync(home, "All moves have ended.", "move", "0-127", "--to", "east", "--at-once", "128");
        await Task.Delay(1_000, Token);
        await stop.CancelAsync();
        await enrolling;

        var status = await SucceedsAsync(home, "east", "status");
        Assert.Equal(2, status.Split('\n').Count(line => BucketsOfHalf().IsMatch(line)));
        await SucceedsAsync(home, "There is nothing to move.", "move");
        Assert.Equal(enrolled.Keys.Order(), (await client.ReadRosterAsync(School)).Order());
        foreach (var (id, body) in enrolled.Take(50))
        {
            await (await client.GetAsync($"api/v1/students/{id}")).ReadAsync(200);
            Assert.NotEmpty((await (await client.GetAsync($"api/v1/students/{id}/history")).ReadAsync(200)).GetProperty("items").EnumerateArray());
            await (await client.CreateAsync("api/v1/students", body)).ReadAsync(409);
        }

        var (code, doctor, error) = await HostProgram.RunAsync("doctor", "--full", "--data", _data.FullName, "--postgres", home);
        Assert.True(code == 0, doctor + error);
        Assert.Contains("database east: PostgreSQL", doctor, StringComparison.Ordinal);
        Assert.Contains("claims, operations, schools, cases and deadlines fit together", doctor, StringComparison.Ordinal);
        Assert.Contains("1 schools count what the database holds", doctor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_and_says_what_to_do()
    {
        var home = await postgres.CreateDatabaseAsync();
        Assert.Equal(0, (await HostProgram.RunAsync("migrate", "up", "--data", _data.FullName, "--postgres", home)).ExitCode);

        await FailsAsync(home, "is home itself", "add", "east", "--connection", home);
        await FailsAsync(home, "no shard 'east'", "move", "0-127", "--to", "east");
        await FailsAsync(home, "are no buckets", "move", "0-256", "--to", "home");
        await FailsAsync(home, "with --to NAME", "move", "0-127");
        var (code, _, error) = await HostProgram.RunAsync("shards", "status", "--data", _data.FullName);
        Assert.Equal(1, code);
        Assert.Contains("lies in one file", error, StringComparison.Ordinal);
    }

    // Not a part of a port or of a database's name.
    [GeneratedRegex(@"\W128 +\W")]
    private static partial Regex BucketsOfHalf();

    private async Task EnrolAsync(HttpClient client, ConcurrentDictionary<string, byte[]> enrolled, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var body = _students.NextRequest(School, "primary-2026-1");
            using var answer = await client.CreateAsync("api/v1/students", body);
            enrolled[(await answer.ReadAsync(201)).GetProperty("id").GetString()!] = body;
            await Task.Delay(20, Token);
        }
    }

    private async Task<string> SucceedsAsync(string home, string says, params string[] arguments)
    {
        var (code, output, error) = await HostProgram.RunAsync(["shards", .. arguments, "--data", _data.FullName, "--postgres", home]);
        Assert.True(code == 0, output + error);
        Assert.Contains(says, output, StringComparison.Ordinal);
        return output;
    }

    private async Task FailsAsync(string home, string says, params string[] arguments)
    {
        var (code, output, error) = await HostProgram.RunAsync(["shards", .. arguments, "--data", _data.FullName, "--postgres", home]);
        Assert.True(code == 1, output + error);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }
}
