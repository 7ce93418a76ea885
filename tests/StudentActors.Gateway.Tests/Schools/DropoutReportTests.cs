using System.Net;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Schools;

public sealed class DropoutReportTests
{
    private const string Path = $"/api/v1/schools/{Samples.School}/dropout-reports/2026-10";

    private static readonly DropoutReportView View = new()
    {
        School = SchoolCode.Parse(Samples.School),
        Month = "2026-10",
        State = ReportState.Reported,
        Suspected = 1,
        DroppedOut = 0,
        ReportedBy = "registrar",
        ReportedAt = DateTimeOffset.UnixEpoch,
        Late = false,
    };

    private readonly FakeSchool _school = new();
    private readonly FakeRegion _region = new(AuthorityCode.Parse("340100"));

    [Fact]
    public async Task Report_answers_201_with_its_path()
    {
        ReportDropouts? received = null;
        _school.OnReportDropouts = command =>
        {
            received = command;
            return new Answer<DropoutReportView> { Value = View, Replayed = true };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(Path, new { suspected = 1, note = "已劝返" });

        Assert.Equal((HttpStatusCode.Created, Path, "true"), (response.StatusCode, response.Header("Location"), response.Header("Idempotent-Replay")));
        Assert.Equal("reported", (await response.Body())["state"]!.GetValue<string>());
        Assert.Equal(("2026-10", 1, "已劝返"), (received!.Month, received.Suspected, received.Note));
    }

    [Fact]
    public async Task Report_is_read_or_its_state()
    {
        _school.OnReadDropoutReport = month => View with { Month = month!, State = ReportState.Due, Suspected = null };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        Assert.Equal("due", (await client.GetAsync(Path).Body())["state"]!.GetValue<string>());
        await client.GetAsync("/api/v1/schools/1/dropout-reports/2026-10").ShouldBeProblem(HttpStatusCode.NotFound, "school.not-found");
    }

    [Fact]
    public async Task Missing_reports_come_in_pages()
    {
        ReadMissingReports? received = null;
        _region.OnMissingReports = query =>
        {
            received = query;
            return new MissingReportsPage([new(SchoolCode.Parse(Samples.School), "小学", AuthorityCode.Parse("340103"), ["2026-09", "2026-10"])], "next");
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var page = await client.GetAsync("/api/v1/regions/340100/dropout-reports?state=overdue&pageSize=1&pageToken=abc").Body();

        Assert.Equal(("abc", 1), (received!.PageToken, received.PageSize));
        Assert.Equal("2026-10", page["items"]![0]!["months"]![1]!.GetValue<string>());
        Assert.Equal("next", page["nextPageToken"]!.GetValue<string>());
        await client.GetAsync("/api/v1/regions/340100/dropout-reports?state=due").ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");
        await client.GetAsync("/api/v1/regions/990100/dropout-reports").ShouldBeProblem(HttpStatusCode.NotFound, "region.not-found");
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(_school);
        gateway.Grains.Add<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse("340100")), _region);
        return gateway;
    }
}
