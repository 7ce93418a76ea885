using System.Net;
using StudentActors.Contracts.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Students;

public sealed class HistoryTests
{
    private static readonly string Path = $"/api/v1/students/{Samples.Id}/history";

    private readonly FakeStudent _student = new();

    [Fact]
    public async Task Pages_follow_each_other_until_the_token_is_missing()
    {
        _student.OnHistory = (after, limit) => new HistoryPage(
            [.. Enumerable.Range(after + 1, Math.Min(limit, 5 - after)).Select(Entry)],
            after + limit < 5 ? after + limit : null);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var sequences = new List<int>();
        var next = string.Empty;
        do
        {
            var page = await client.GetAsync($"{Path}?pageSize=2{next}").Body();
            sequences.AddRange(page["items"]!.AsArray().Select(item => item!["sequence"]!.GetValue<int>()));
            next = page["nextPageToken"] is { } token ? $"&pageToken={token}" : null;
        }
        while (next is not null);

        Assert.Equal([1, 2, 3, 4, 5], sequences);
    }

    [Fact]
    public async Task Entry_has_actor_time_and_both_hashes()
    {
        _student.OnHistory = (_, limit) => limit == 50 ? new HistoryPage([Entry(1)], null) : throw new InvalidOperationException();
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var entry = (await client.GetAsync(Path).Body())["items"]![0]!;

        Assert.Equal("registrar", entry["actor"]!.GetValue<string>());
        Assert.Equal("2026-09-01T00:00:00+00:00", entry["at"]!.GetValue<string>());
        Assert.Equal(new string('0', 64), entry["previousHash"]!.GetValue<string>());
        Assert.Equal(new string('a', 64), entry["hash"]!.GetValue<string>());
        Assert.Equal("name", entry["changes"]![0]!["field"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("YWZ0ZXI6LTE")]
    [InlineData("YWZ0ZXI6MDA")]
    [InlineData("!!!")]
    public async Task Page_token_that_was_never_given_out_is_refused(string token)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var problem = await client.GetAsync($"{Path}?pageToken={token}").ShouldBeProblem(HttpStatusCode.BadRequest, "request.page-token");

        Assert.Equal([("pageToken", "request.page-token")], problem.Errors());
    }

    private static HistoryEntry Entry(int sequence) => new(
        sequence, "student.enrolled", DateTimeOffset.Parse("2026-09-01T00:00:00Z"), "registrar",
        [new HistoryChange("name", "王*"), new HistoryChange("phone", null)], new string('a', 64), new string('0', 64));

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, _student);
        return gateway;
    }
}
