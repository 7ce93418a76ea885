using System.Net;
using StudentActors.Contracts;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Schools;

public sealed class EntrantTests
{
    private const string Path = $"/api/v1/schools/{Samples.School}/entrants/2026";

    private static readonly EntrantsView View = new(
        SchoolCode.Parse(Samples.School), 2026,
        [
            new()
            {
                Stage = Stage.Primary, Children = 40, EnteredOn = new(2026, 9, 1), DueDate = new(2026, 11, 1), State = EntrantState.Missing,
                Recorded = 38, Missing = 2, WarnedAfterDays = 55, AnnouncedBy = "registrar", AnnouncedAt = DateTimeOffset.UnixEpoch,
            },
        ]);

    private readonly FakeSchool _school = new();
    private readonly FakeRegion _region = new(AuthorityCode.Parse("340100"));

    [Fact]
    public async Task Entrants_are_announced_without_a_key_and_read()
    {
        AnnounceEntrants? received = null;
        _school.OnAnnounceEntrants = command =>
        {
            received = command;
            return View;
        };
        _school.OnReadEntrants = year => View with { EntryYear = int.Parse(year!, null) };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var stages = """{ "stages": [{ "stage": "primary", "children": 40, "enteredOn": "2026-09-01" }] }""";
        var stage = (await client.PutAsync(Path, HttpTesting.Json(stages)).Body())["stages"]![0]!;

        Assert.Equal(("missing", 2, "2026-11-01"),
            (stage["state"]!.GetValue<string>(), stage["missing"]!.GetValue<int>(), stage["dueDate"]!.GetValue<string>()));
        Assert.Equal(("2026", new EntrantStageForm("primary", 40, "2026-09-01")), (received!.Year, Assert.Single(received.Stages)));
        Assert.Equal(2026, (await client.GetAsync(Path).Body())["entryYear"]!.GetValue<int>());
        await client.PutAsync("/api/v1/schools/1/entrants/2026", HttpTesting.Json(stages)).ShouldBeProblem(HttpStatusCode.NotFound, "school.not-found");
        await client.PutAsync(Path, HttpTesting.Json("""{ "children": 1 }""")).ShouldBeProblem(HttpStatusCode.BadRequest, "request.unknown-property");
    }

    [Fact]
    public async Task Duties_of_a_school_are_read()
    {
        _school.OnReadDuties = _ => new DutyList([new(DutyKind.Records, "primary-2026", new(2026, 11, 1), true, 2)]);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var duty = (await client.GetAsync($"/api/v1/schools/{Samples.School}/duties").Body())["items"]![0]!;

        Assert.Equal(("records", "primary-2026", true), (duty["kind"]!.GetValue<string>(), duty["about"]!.GetValue<string>(), duty["overdue"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Schools_that_lack_records_come_in_pages()
    {
        ReadMissingRecords? received = null;
        _region.OnMissingRecords = query =>
        {
            received = query;
            return new MissingRecordsPage(
                [
                    new(SchoolCode.Parse(Samples.School), "小学", AuthorityCode.Parse("340103"),
                        [new(Stage.Primary, 2026, 40, 2, new(2026, 11, 1))]),
                ],
                "next");
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var page = await client.GetAsync("/api/v1/regions/340100/entrants?state=missing&pageSize=1&pageToken=abc").Body();

        Assert.Equal(("abc", 1), (received!.PageToken, received.PageSize));
        Assert.Equal(2, page["items"]![0]!["stages"]![0]!["missing"]!.GetValue<int>());
        Assert.Equal("next", page["nextPageToken"]!.GetValue<string>());
        await client.GetAsync("/api/v1/regions/340100/entrants?state=due").ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");
        await client.GetAsync("/api/v1/regions/990100/entrants").ShouldBeProblem(HttpStatusCode.NotFound, "region.not-found");
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(_school);
        gateway.Grains.Add<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse("340100")), _region);
        return gateway;
    }
}
