using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Host.Tests.Serving;

public sealed class TestClockTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_clock_moves_forward_for_good_and_only_where_it_was_allowed()
    {
        DateTimeOffset then;
        await using (var host = await HostProcess.ServeAsync(_data.FullName, arguments: ["--test-clock"]))
        {
            using var client = await host.SignInAsync();
            using var stranger = new HttpClient { BaseAddress = host.BaseAddress };
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("test-clock")).StatusCode);

            then = await NowAsync(await client.PostAsJsonAsync("test-clock", new { advance = "P10D" }));
            Assert.InRange(then - DateTimeOffset.UtcNow, TimeSpan.FromDays(9.9), TimeSpan.FromDays(10.1));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostAsJsonAsync("test-clock", new { to = then.AddDays(-1) })).StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostAsJsonAsync("test-clock", new { advance = "soon" })).StatusCode);
            await host.TerminateAsync();
        }

        await using (var host = await HostProcess.ServeAsync(_data.FullName, arguments: ["--test-clock"]))
        {
            using var client = await host.SignInAsync();
            Assert.True(await NowAsync(await client.GetAsync("test-clock")) >= then);
            await host.TerminateAsync();
        }

        await using (var host = await HostProcess.ServeAsync(_data.FullName))
        {
            using var client = await host.SignInAsync();
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("test-clock")).StatusCode);
        }
    }

    private static async Task<DateTimeOffset> NowAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("now").GetDateTimeOffset();
    }
}
