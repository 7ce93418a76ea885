using System.Net;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Changes;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Changes;

public sealed class ChangeTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly FakeFeed _feed = new();
    private readonly SteppedTime _time = new();

    [Fact]
    public async Task Changes_say_where_to_go_on()
    {
        _feed.OnRead = _ => new ChangeList([Change("t1"), Change("t2")], "t2", true);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var body = await client.GetAsync("/api/v1/changes?after=t0&types=student.enrolled,%20student.basic-data-updated&pageSize=2").Body();

        Assert.Equal("t2", body["nextPageToken"]!.GetValue<string>());
        Assert.Equal("t2", body["resumeAfter"]!.GetValue<string>());
        Assert.Equal("student.enrolled", body["items"]![0]!["type"]!.GetValue<string>());
        var read = Assert.Single(_feed.Reads);
        Assert.Equal(("t0", 2), (read.After, read.PageSize));
        Assert.Equal(["student.enrolled", "student.basic-data-updated"], read.Types);
    }

    [Fact]
    public async Task Page_token_goes_on_like_after()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.GetAsync("/api/v1/changes?pageToken=t5");

        Assert.Equal("t5", Assert.Single(_feed.Reads).After);
        await client.GetAsync("/api/v1/changes?pageToken=t5&after=t4").ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");
    }

    [Fact]
    public async Task Nothing_new_keeps_the_place()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var body = await client.GetAsync("/api/v1/changes?after=t9").Body();

        Assert.Empty(body["items"]!.AsArray());
        Assert.Equal("t9", body["resumeAfter"]!.GetValue<string>());
        Assert.False(body.AsObject().ContainsKey("nextPageToken"));
    }

    [Fact]
    public async Task Feed_without_any_change_has_no_place_yet()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        Assert.False((await client.GetAsync("/api/v1/changes").Body()).AsObject().ContainsKey("resumeAfter"));
    }

    [Fact]
    public async Task Waiting_reader_is_answered_when_news_comes()
    {
        _feed.OnRead = read => _feed.Reads.Count < 3 ? new ChangeList([], read.After, false) : new ChangeList([Change("t1")], "t1", false);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var waiting = client.GetAsync("/api/v1/changes?after=t0&waitSeconds=30");
        await _time.Step(Interval);
        await _time.Step(Interval);
        using var response = await waiting;

        Assert.Equal("t1", (await response.Body())["resumeAfter"]!.GetValue<string>());
        Assert.Equal(["t0", "t0", "t0"], _feed.Reads.Select(read => read.After));
    }

    [Fact]
    public async Task Waiting_reader_goes_on_from_where_the_feed_has_come_to()
    {
        _feed.OnRead = _ => new ChangeList([], $"t{_feed.Reads.Count}", false);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var waiting = client.GetAsync("/api/v1/changes?after=t0&waitSeconds=1");
        await _time.Step(Interval);
        await _time.Step(Interval);
        using var response = await waiting;

        Assert.Equal(["t0", "t1", "t2"], _feed.Reads.Select(read => read.After));
        Assert.Equal("t3", (await response.Body())["resumeAfter"]!.GetValue<string>());
    }

    [Fact]
    public async Task Waiting_ends_after_the_time_that_was_asked_for()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var waiting = client.GetAsync("/api/v1/changes?waitSeconds=2");
        for (var step = 0; step < 4; step++)
        {
            Assert.False(waiting.IsCompleted);
            await _time.Step(Interval);
        }

        using var response = await waiting;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(5, _feed.Reads.Count);
        Assert.Empty((await response.Body())["items"]!.AsArray());
    }

    [Fact]
    public async Task Waiting_reader_is_answered_when_the_gateway_stops()
    {
        var looked = new SemaphoreSlim(0);
        _feed.OnRead = _ =>
        {
            looked.Release();
            return new ChangeList([], "t1", false);
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        var waiting = client.GetAsync("/api/v1/changes?waitSeconds=30");
        await looked.WaitAsync();

        await gateway.Stop();
        using var response = await waiting;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("31")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task Wait_of_more_than_thirty_seconds_is_refused(string seconds)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var problem = await client.GetAsync($"/api/v1/changes?waitSeconds={seconds}")
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");

        Assert.Equal([("waitSeconds", "request.parameter")], problem.Errors());
    }

    [Fact]
    public async Task Refused_place_is_a_problem()
    {
        _feed.OnRead = _ => Refusal.Of(RuleBook.PageToken, "after");
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.GetAsync("/api/v1/changes?after=nonsense&waitSeconds=30")
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.page-token");
    }

    private static ChangeView Change(string token) => new()
    {
        Token = token,
        Type = "student.enrolled",
        Subject = Samples.Id.Value,
        Version = 1,
        At = DateTimeOffset.UnixEpoch,
        School = SchoolCode.Parse(Samples.School),
        Authority = AuthorityCode.Parse("340103"),
    };

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start(time: _time);
        gateway.Grains.Add<IChangeFeedGrain>(0, _feed);
        return gateway;
    }
}
