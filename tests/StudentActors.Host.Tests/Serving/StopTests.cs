using System.Net;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Host.Tests.Serving;

public sealed class StopTests : IDisposable
{
    private const string School = "2134990001";

    private readonly TemporaryDirectory _data = new();
    private readonly SyntheticStudents _students = new(0);

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restart_finds_everything_however_the_process_ended(bool killed)
    {
        string id;
        await using (var first = await HostProcess.ServeAsync(_data.FullName))
        {
            using var client = await first.SignInAsync();
            await client.OpenSchoolAsync(School, 45);
            var student = await (await client.CreateAsync("api/v1/students", _students.NextRequest(School, "primary-2026-1"))).ReadAsync(201);
            id = student.GetProperty("id").GetString()!;
            if (killed)
            {
                await first.KillAsync();
            }
            else
            {
                Assert.Equal(0, await first.TerminateAsync());
                Assert.False(File.Exists(Path.Combine(_data.FullName, "host.json")));
            }
        }

        await using var second = await HostProcess.ServeAsync(_data.FullName);
        using var again = await second.SignInAsync();

        var read = await (await again.GetAsync($"api/v1/students/{id}")).ReadAsync(200);
        Assert.Equal("enrolled", read.GetProperty("status").GetString());
        Assert.Equal([id], await again.ReadRosterAsync(School));
    }

    [Fact]
    public async Task Before_it_stops_it_is_not_ready_but_still_answers()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName, "--drain-seconds", "20");
        using var client = await host.SignInAsync();
        await host.SignalTerminationAsync();

        while ((await client.GetAsync("health/ready")).StatusCode == HttpStatusCode.OK)
        {
            await Task.Delay(20);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("api/v1/regions/340102")).StatusCode);
    }
}
