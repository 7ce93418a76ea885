using System.Net;
using System.Net.Http.Json;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Regions;

public sealed class DropoutReviewTests
{
    private const string Path = "/api/v1/regions/340102/dropout-reviews/2026Q3";

    private static readonly AuthorityCode County = AuthorityCode.Parse("340102");

    private static readonly DropoutReviewView View = new()
    {
        Authority = County,
        Period = "2026Q3",
        Kind = ReviewKind.Quarter,
        State = ReviewState.Reviewed,
        DueDate = new(2026, 11, 4),
        EscalatedTo = [],
        Ledger = new(80, 1, 4, 2, 1),
        Suspected = 5,
        DroppedOut = 2,
        Returned = 1,
        Remark = "一校漏报",
        ReviewedBy = "officer",
        ReviewedAt = DateTimeOffset.UnixEpoch,
        Late = false,
    };

    private readonly FakeRegion _region = new(County);

    [Fact]
    public async Task Review_answers_201_with_its_path()
    {
        ReviewDropouts? received = null;
        _region.OnReviewDropouts = command =>
        {
            received = command;
            return new Answer<DropoutReviewView> { Value = View, Replayed = true };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(Path, new { suspected = 5, droppedOut = 2, returned = 1, remark = "一校漏报" });

        Assert.Equal((HttpStatusCode.Created, Path, "true"), (response.StatusCode, response.Header("Location"), response.Header("Idempotent-Replay")));
        var body = await response.Body();
        Assert.Equal(("quarter", "reviewed", 4), (Text(body["kind"]), Text(body["state"]), body["ledger"]!["suspected"]!.GetValue<int>()));
        Assert.Equal(("2026Q3", 5, 2, 1, "一校漏报"), (received!.Period, received.Suspected, received.DroppedOut, received.Returned, received.Remark));
    }

    [Theory]
    [InlineData("zh-CN", "核查人数与台账不一致，须说明原因。")]
    [InlineData("en", "The figures differ from the ledger, so a remark has to say why.")]
    public async Task Refusal_speaks_the_caller_s_language(string language, string detail)
    {
        _region.OnReviewDropouts = _ => Refusal.Of(RuleBook.DropoutReviewDiffers, "remark");
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var problem = await client.PostKeyed(Path, new { suspected = 5, droppedOut = 2, returned = 1 })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "dropout-review.differs");

        Assert.Equal((detail, "remark"), (Text(problem["errors"]![0]!["message"]), Text(problem["errors"]![0]!["path"])));
    }

    [Fact]
    public async Task Review_without_a_key_or_of_nobody_is_refused()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.PostAsJsonAsync(Path, new { suspected = 0, droppedOut = 0, returned = 0 })
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.idempotency-key-missing");
        await client.PostKeyed("/api/v1/regions/990102/dropout-reviews/2026Q3", new { suspected = 0, droppedOut = 0, returned = 0 })
            .ShouldBeProblem(HttpStatusCode.NotFound, "region.not-found");
        await client.GetAsync("/api/v1/regions/990102/dropout-reviews/2026Q3").ShouldBeProblem(HttpStatusCode.NotFound, "region.not-found");
        await client.GetAsync("/api/v1/regions/990102/duties").ShouldBeProblem(HttpStatusCode.NotFound, "region.not-found");
    }

    [Fact]
    public async Task Review_is_read_or_its_state()
    {
        _region.OnReadDropoutReview = period => period == "2026Q3"
            ? View with { State = ReviewState.Overdue, Suspected = null, Reminded = true, EscalatedTo = [AuthorityCode.Parse("340100")] }
            : Refusal.Of(RuleBook.DropoutReviewPeriod, "period");
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var body = await client.GetAsync(Path).Body();

        Assert.Equal(("overdue", "340100", true), (Text(body["state"]), Text(body["escalatedTo"]![0]), body["reminded"]!.GetValue<bool>()));
        Assert.Null(body["suspected"]);
        await client.GetAsync("/api/v1/regions/340102/dropout-reviews/2026Q5")
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "dropout-review.period");
    }

    [Fact]
    public async Task Overdue_reviews_come_in_pages()
    {
        ReadOverdueReviews? received = null;
        _region.OnOverdueReviews = query =>
        {
            received = query;
            return new OverdueReviewsPage(
                [new(County, "瑶海区", AuthorityLevel.County, "2026Q3", ReviewKind.Quarter, new(2026, 11, 4), [AuthorityCode.Parse("340100")])], "next");
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var page = await client.GetAsync("/api/v1/regions/340102/dropout-reviews?state=overdue&pageSize=1&pageToken=abc").Body();

        Assert.Equal(("abc", 1), (received!.PageToken, received.PageSize));
        var late = page["items"]![0]!;
        Assert.Equal(("340102", "county", "2026Q3"), (Text(late["authority"]), Text(late["level"]), Text(late["period"])));
        Assert.Equal("next", Text(page["nextPageToken"]));
        await client.GetAsync("/api/v1/regions/340102/dropout-reviews?state=due").ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");
    }

    [Fact]
    public async Task Duties_of_an_authority_are_listed()
    {
        bool? overdueOnly = null;
        _region.OnReadDuties = asked =>
        {
            overdueOnly = asked;
            return new DutyList([new(DutyKind.DropoutReview, "2026Q3", new(2026, 11, 4), false, null) { Reminded = true }]);
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var duty = (await client.GetAsync("/api/v1/regions/340102/duties").Body())["items"]![0]!;

        Assert.Equal((false, "dropoutReview", "2026Q3"), (overdueOnly, Text(duty["kind"]), Text(duty["about"])));
        Assert.Null(duty["authority"]);
    }

    private static string Text(System.Text.Json.Nodes.JsonNode? node) => node!.GetValue<string>();

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IRegionGrain>(GrainKeys.Region(County), _region);
        return gateway;
    }
}
