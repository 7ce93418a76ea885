using System.Net;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Schools;

public sealed class SchoolTests
{
    private static readonly SchoolView View = new()
    {
        Code = SchoolCode.Parse(Samples.School),
        Name = "合肥市红星小学",
        Authority = AuthorityCode.Parse("340103"),
        Stages = [new StageView(Stage.Primary, 6)],
        Students = 12,
        Version = 2,
    };

    private readonly FakeSchool _school = new();

    [Fact]
    public async Task New_school_answers_201_with_location_and_tag()
    {
        OpenSchool? received = null;
        _school.OnOpen = command =>
        {
            received = command;
            return View with { Version = 1 };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Officer, "340103", "officer");

        using var response = await client.PostKeyed("/api/v1/schools", new
        {
            code = Samples.School,
            name = "合肥市红星小学",
            authority = "340103",
            stages = new object?[] { new { stage = "primary", years = 6 }, null },
        });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/v1/schools/{Samples.School}", response.Header("Location"));
        Assert.Equal("\"1\"", response.Header("ETag"));
        Assert.Equal("primary", (await response.Body())["stages"]![0]!["stage"]!.GetValue<string>());
        Assert.Equal("340103", received!.Authority);
        Assert.Equal([new StageForm("primary", 6), new StageForm(null, null)], received.Stages);
    }

    [Fact]
    public async Task Malformed_code_is_reported_with_every_other_fault()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Officer, "340103", "officer");

        var problem = await client.PostKeyed("/api/v1/schools", new { code = "99", name = "", authority = "999999" })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.Equal(
            [("code", "school.code"), ("name", "school.name"), ("authority", "school.authority"), ("stages", "school.stages")],
            problem.Errors());
    }

    [Fact]
    public async Task Malformed_code_alone_is_reported_alone()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Officer, "340103", "officer");

        var stages = new[] { new { stage = "primary", years = 6 } };
        var problem = await client.PostKeyed("/api/v1/schools", new { code = "99", name = "小学", authority = "340103", stages })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "school.code");

        Assert.Equal([("code", "school.code")], problem.Errors());
    }

    [Fact]
    public async Task School_is_read_with_its_tag_but_always_in_full()
    {
        _school.OnRead = _ => View;
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.Send(HttpMethod.Get, $"/api/v1/schools/{Samples.School}", null, ("If-None-Match", "\"2\""));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"2\"", response.Header("ETag"));
        Assert.Equal(12, (await response.Body())["students"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("/api/v1/schools/1")]
    [InlineData("/api/v1/schools/9934000001")]
    [InlineData("/api/v1/schools/1/classes")]
    [InlineData("/api/v1/schools/1/students")]
    public async Task Code_that_no_school_can_have_is_404(string path)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.GetAsync(path).ShouldBeProblem(HttpStatusCode.NotFound, "school.not-found");
    }

    [Fact]
    public async Task New_class_answers_201_with_its_id()
    {
        OpenClass? received = null;
        _school.OnOpenClass = command =>
        {
            received = command;
            return Class(2026, 3);
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(
            $"/api/v1/schools/{Samples.School}/classes", new { stage = "primary", entryYear = 2026, number = 3, capacity = 45 });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/v1/schools/{Samples.School}/classes", response.Header("Location"));
        Assert.Equal("primary-2026-3", (await response.Body())["id"]!.GetValue<string>());
        Assert.Equal(("primary", 2026, 3, 45), (received!.Stage, received.EntryYear, received.Number, received.Capacity));
    }

    [Fact]
    public async Task Replayed_class_says_so()
    {
        _school.OnOpenClass = _ => new Answer<ClassView> { Value = Class(2026, 3), Replayed = true };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed($"/api/v1/schools/{Samples.School}/classes", new { });

        Assert.Equal((HttpStatusCode.Created, "true"), (response.StatusCode, response.Header("Idempotent-Replay")));
    }

    [Fact]
    public async Task Classes_come_all_at_once()
    {
        _school.OnReadClasses = _ => new ClassList([Class(2020, 1) with { Grade = null }, Class(2026, 3)]);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var items = (await client.GetAsync($"/api/v1/schools/{Samples.School}/classes").Body())["items"]!.AsArray();

        Assert.Equal(["primary-2020-1", "primary-2026-3"], items.Select(item => item!["id"]!.GetValue<string>()));
        Assert.True(items[0]!.AsObject().ContainsKey("grade"));
    }

    [Fact]
    public async Task Roster_takes_filters_and_pages()
    {
        ReadRoster? received = null;
        _school.OnReadRoster = query =>
        {
            received = query;
            return new RosterPage([Entry()], "next");
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var page = await client.GetAsync(
            $"/api/v1/schools/{Samples.School}/students?class=primary-2026-3&status=droppedOut&pageSize=500&pageToken=abc%2B%2F%3D").Body();

        var expected = new ReadRoster(received!.Caller, new ClassId(Stage.Primary, 2026, 3), StudentStatus.DroppedOut, "abc+/=", 500);
        Assert.Equal(expected, received);
        Assert.Equal("next", page["nextPageToken"]!.GetValue<string>());
        Assert.Equal("王**", page["items"]![0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Last_page_of_a_roster_has_no_token()
    {
        ReadRoster? received = null;
        _school.OnReadRoster = query =>
        {
            received = query;
            return new RosterPage([], null);
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var page = await client.GetAsync($"/api/v1/schools/{Samples.School}/students").Body();

        Assert.False(page.AsObject().ContainsKey("nextPageToken"));
        Assert.Equal((null, null, null, 50), (received!.Class, received.Status, received.PageToken, received.PageSize));
    }

    private static ClassView Class(int year, int number) => new()
    {
        Id = new ClassId(Stage.Primary, year, number),
        Stage = Stage.Primary,
        EntryYear = year,
        Number = number,
        Capacity = 45,
        Students = 0,
        Grade = 1,
    };

    private static RosterEntry Entry() => new()
    {
        Id = Samples.Id,
        Name = "王**",
        Sex = Sex.Male,
        Class = new ClassId(Stage.Primary, 2026, 3),
        Grade = 1,
        Status = StudentStatus.DroppedOut,
        NumberKind = NumberKind.Temporary,
        HasProblem = true,
        Version = 1,
    };

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(_school);
        return gateway;
    }
}
