using System.Net;
using StudentActors.Contracts;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Regions;

public sealed class RegionTests
{
    [Theory]
    [InlineData("000000", "nation", null)]
    [InlineData("340000", "province", "000000")]
    [InlineData("340100", "prefecture", "340000")]
    [InlineData("340103", "county", "340100")]
    public async Task Region_has_code_name_level_and_parent(string code, string level, string? parent)
    {
        await using var gateway = await Start(code);
        using var client = await SignIn(gateway);

        var region = await client.GetAsync($"/api/v1/regions/{code}").Body();

        Assert.Equal(code, region["code"]!.GetValue<string>());
        Assert.Equal(level, region["level"]!.GetValue<string>());
        Assert.True(region.AsObject().ContainsKey("parent"));
        Assert.Equal(parent, region["parent"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("999999")]
    [InlineData("34010٣")]
    public async Task Code_that_no_region_has_is_404_without_waking_a_grain(string code)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await SignIn(gateway);

        await client.GetAsync($"/api/v1/regions/{code}").ShouldBeProblem(HttpStatusCode.NotFound, "region.not-found");
    }

    [Fact]
    public async Task Region_outside_the_office_is_403()
    {
        await using var gateway = await Start("340000", region => region.Refuse = Refusal.Of(RuleBook.OfficeNotAllowed));
        using var client = await SignIn(gateway);

        await client.GetAsync("/api/v1/regions/340000").ShouldBeProblem(HttpStatusCode.Forbidden, "access.office");
    }

    [Fact]
    public async Task Children_are_in_order()
    {
        await using var gateway = await Start("000000");
        using var client = await SignIn(gateway);

        var items = (await client.GetAsync("/api/v1/regions/000000/children").Body())["items"]!.AsArray();

        Assert.Equal(32, items.Count);
        Assert.Equal("110000", items[0]!["code"]!.GetValue<string>());
        Assert.Equal("北京市", items[0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Statistics_say_for_when_they_are_true()
    {
        var asOf = DateTimeOffset.Parse("2026-08-24T01:00:00Z");
        await using var gateway = await Start("340000", region => region.OnStatistics = () => new StatisticsView
        {
            Region = AuthorityCode.Parse("340000"),
            AsOf = asOf,
            Schools = 2,
            Students = 3,
            Rows =
            [
                new StatisticsRow(Stage.Primary, 1, Sex.Female, StudentStatus.Enrolled, 3),
                new StatisticsRow(Stage.Senior, null, Sex.Male, StudentStatus.Graduated, 9),
            ],
        });
        using var client = await SignIn(gateway);

        var statistics = await client.GetAsync("/api/v1/regions/340000/statistics").Body();

        Assert.Equal(asOf, statistics["asOf"]!.GetValue<DateTimeOffset>());
        Assert.Equal("female", statistics["rows"]![0]!["sex"]!.GetValue<string>());
        Assert.True(statistics["rows"]![1]!.AsObject().ContainsKey("grade"));
    }

    [Fact]
    public async Task Policy_is_read_changed_and_guarded_by_its_tag()
    {
        FakeRegion? region = null;
        await using var gateway = await Start("340000", made => region = made);
        using var client = await SignIn(gateway);
        const string path = "/api/v1/regions/340000/policy";

        using var first = await client.GetAsync(path);
        Assert.Equal("\"0\"", first.Header("ETag"));
        using var set = await client.Send(
            HttpMethod.Put, path, HttpTesting.Json("""{"largestClass":{"primary":45,"senior":50},"entryAge":6}"""), ("If-Match", "\"0\""));
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal("\"1\"", set.Header("ETag"));
        Assert.Equal(45, (await set.Body())["own"]!["largestClass"]!["primary"]!.GetValue<int>());
        Assert.Equal([(Stage.Primary, 45), (Stage.Senior, 50)], region!.Own.LargestClass!.Select(pair => (pair.Key, pair.Value)).Order());
        await client.Send(HttpMethod.Put, path, HttpTesting.Json("{}"), ("If-Match", "\"0\""))
            .ShouldBeProblem(HttpStatusCode.PreconditionFailed, "request.stale");
        await client.Send(HttpMethod.Put, path, HttpTesting.Json("{}"))
            .ShouldBeProblem(HttpStatusCode.PreconditionRequired, "request.if-match-missing");
    }

    [Fact]
    public async Task Stage_that_does_not_exist_is_an_unknown_property()
    {
        await using var gateway = await Start("340000");
        using var client = await SignIn(gateway);

        var body = HttpTesting.Json("""{"largestClass":{"kindergarten":20}}""");
        var problem = await client.Send(HttpMethod.Put, "/api/v1/regions/340000/policy", body, ("If-Match", "\"0\""))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.unknown-property");

        Assert.Equal([("largestClass.kindergarten", "request.unknown-property")], problem.Errors());
    }

    private static Task<HttpClient> SignIn(GatewayUnderTest gateway) => gateway.SignIn(Role.Operator, "000000", "operator");

    private static async Task<GatewayUnderTest> Start(string code, Action<FakeRegion>? shape = null)
    {
        var gateway = await GatewayUnderTest.Start();
        var authority = AuthorityCode.Parse(code);
        var region = new FakeRegion(authority);
        shape?.Invoke(region);
        gateway.Grains.Add<IRegionGrain>(GrainKeys.Region(authority), region);
        return gateway;
    }
}
