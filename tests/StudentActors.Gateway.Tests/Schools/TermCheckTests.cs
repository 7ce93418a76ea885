using System.Net;
using StudentActors.Contracts;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.TermChecks;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Schools;

public sealed class TermCheckTests
{
    private const string Path = $"/api/v1/schools/{Samples.School}/term-checks/2026-autumn";

    private static readonly TermCheckView View = new()
    {
        School = SchoolCode.Parse(Samples.School),
        Term = "2026-autumn",
        State = TermCheckState.Verified,
        DueDate = new(2027, 1, 31),
        Students = 30,
        Recorded = 30,
        Separated = 0,
        Empty = 0,
        Matches = true,
        CheckedBy = "registrar",
        CheckedAt = DateTimeOffset.UnixEpoch,
    };

    private readonly FakeSchool _school = new();
    private readonly FakeRegion _region = new(AuthorityCode.Parse("340100"));

    [Fact]
    public async Task Rolls_are_checked_and_the_check_is_read()
    {
        CheckTerm? received = null;
        _school.OnCheckTerm = command =>
        {
            received = command;
            return View;
        };
        _school.OnReadTermCheck = term => View with { Term = term!, State = TermCheckState.Due, Students = null };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var content = HttpTesting.Json("""{ "students": 30, "separated": 0, "empty": 0, "note": "一致" }""");
        var check = await client.PutAsync(Path, content).Body();

        Assert.Equal(("verified", true, "2027-01-31"),
            (check["state"]!.GetValue<string>(), check["matches"]!.GetValue<bool>(), check["dueDate"]!.GetValue<string>()));
        Assert.Equal(("2026-autumn", 30, 0, 0, "一致"), (received!.Term, received.Students, received.Separated, received.Empty, received.Note));
        Assert.Equal("due", (await client.GetAsync(Path).Body())["state"]!.GetValue<string>());
        await client.GetAsync("/api/v1/schools/1/term-checks/2026-autumn").ShouldBeProblem(HttpStatusCode.NotFound, "school.not-found");
    }

    [Fact]
    public async Task Unverified_schools_come_in_pages()
    {
        ReadUnverified? received = null;
        _region.OnUnverified = query =>
        {
            received = query;
            return new UnverifiedPage([new(SchoolCode.Parse(Samples.School), "小学", AuthorityCode.Parse("340103"), ["2026-autumn"])], "next");
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var page = await client.GetAsync("/api/v1/regions/340100/term-checks?state=unverified&pageSize=1&pageToken=abc").Body();

        Assert.Equal(("abc", 1), (received!.PageToken, received.PageSize));
        Assert.Equal("2026-autumn", page["items"]![0]!["terms"]![0]!.GetValue<string>());
        Assert.Equal("next", page["nextPageToken"]!.GetValue<string>());
        await client.GetAsync("/api/v1/regions/340100/term-checks?state=due").ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");
        await client.GetAsync("/api/v1/regions/990100/term-checks").ShouldBeProblem(HttpStatusCode.NotFound, "region.not-found");
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(_school);
        gateway.Grains.Add<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse("340100")), _region);
        return gateway;
    }
}
