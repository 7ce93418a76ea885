using System.Diagnostics;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Host.Tests.Keys;

public sealed class KeysCommandTests : IDisposable
{
    private const string School = "2134990001";

    private readonly TemporaryDirectory _data = new();
    private readonly SyntheticStudents _students = new(0);
    private string _output = "";
    private string _error = "";

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Keys_are_rotated_and_records_resealed_while_the_registry_serves()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        using var client = await host.SignInAsync();
        await client.OpenSchoolAsync(School, 45);
        var before = await EnrolAsync(client);

        Assert.Equal(0, await KeysAsync("rotate", "--after", "0"));
        await WaitForAsync(() => host.Output.Contains("its keys are in use", StringComparison.Ordinal));
        var between = await EnrolAsync(client);
        Assert.Equal(0, await KeysAsync("reseal"));
        var resealed = _output;
        Assert.Equal(0, await KeysAsync("status"));

        Assert.Contains("3 records looked at, 2 re-sealed.", resealed, StringComparison.Ordinal);
        Assert.Contains("All records are sealed with these keys: 3 looked at, 2 re-sealed.", _output, StringComparison.Ordinal);
        foreach (var id in new[] { before, between, await EnrolAsync(client) })
        {
            await (await client.GetAsync($"api/v1/students/{id}")).ReadAsync(200);
            await (await client.GetAsync($"api/v1/students/{id}/history")).ReadAsync(200);
        }

        var (code, doctor, _) = await HostProgram.RunAsync("doctor", "--data", _data.FullName, "--full");
        Assert.True(code == 0, doctor);
    }

    [Fact]
    public async Task After_a_restart_records_of_all_generations_are_read()
    {
        string id;
        await using (var host = await HostProcess.ServeAsync(_data.FullName))
        {
            using var client = await host.SignInAsync();
            await client.OpenSchoolAsync(School, 45);
            id = await EnrolAsync(client);
        }

        Assert.Equal(0, await KeysAsync("rotate", "--after", "0", "--province", "340000"));
        Assert.Equal(0, await KeysAsync("status"));
        Assert.Contains("Records were never re-sealed.", _output, StringComparison.Ordinal);

        await using var again = await HostProcess.ServeAsync(_data.FullName);
        using var same = await again.SignInAsync();
        await (await same.GetAsync($"api/v1/students/{id}")).ReadAsync(200);
        await EnrolAsync(same);
    }

    [Theory]
    [InlineData("rotate", "There is no key ring")]
    [InlineData("reseal", "There is no key ring")]
    public async Task Without_a_key_ring_there_is_nothing_to_do(string command, string message)
    {
        Assert.Equal(1, await KeysAsync(command));
        Assert.Contains(message, _error, StringComparison.Ordinal);
    }

    private async Task<int> KeysAsync(string command, params string[] arguments)
    {
        (var code, _output, _error) = await HostProgram.RunAsync(["keys", command, "--data", _data.FullName, .. arguments]);
        return code;
    }

    private async Task<string> EnrolAsync(HttpClient client)
    {
        var enrolled = await (await client.CreateAsync("api/v1/students", _students.NextRequest(School, "primary-2026-1"))).ReadAsync(201);
        return enrolled.GetProperty("id").GetString()!;
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); !condition() && watch.Elapsed < TimeSpan.FromSeconds(60);)
        {
            await Task.Delay(50);
        }
    }
}
