using System.Net;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Schools;

public sealed class ClosingTests
{
    private const string Merger = $"/api/v1/schools/{Samples.School}/merger";
    private const string Closure = $"/api/v1/schools/{Samples.School}/closure";

    private static readonly ClosingView View = new()
    {
        School = SchoolCode.Parse(Samples.School),
        Into = SchoolCode.Parse("2134000002"),
        State = ClosingState.Running,
        Classes = [new ClassMoveView(new ClassId(Stage.Primary, 2026, 3), new ClassId(Stage.Primary, 2026, 1))],
        Reason = "布局调整",
        ProposedBy = "officer",
        ProposedFor = Office.Of(AuthorityCode.Parse("340103")),
        ProposedAt = DateTimeOffset.UnixEpoch,
        DecidedBy = "prefecture",
        DecidedAt = DateTimeOffset.UnixEpoch,
        Version = 4,
    };

    private readonly FakeSchool _school = new();

    [Fact]
    public async Task Merger_answers_201_with_location_and_tag()
    {
        ProposeClosing? received = null;
        _school.OnProposeClosing = command =>
        {
            received = command;
            return View;
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Officer, "340103", "officer");

        using var response = await client.PostKeyed(Merger, new
        {
            into = "2134000002",
            reason = "布局调整",
            classes = new object?[] { new { from = "primary-2026-3", to = "primary-2026-1" }, null },
        });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal((Merger, "\"4\""), (response.Header("Location"), response.Header("ETag")));
        var body = await response.Body();
        Assert.Equal(("running", "primary-2026-1"), (body["state"]!.GetValue<string>(), body["classes"]![0]!["to"]!.GetValue<string>()));
        Assert.Equal(("2134000002", null, "布局调整"), (received!.Into!.Value.Value, received.Archive, received.Reason));
        Assert.Equal([new ClassPair("primary-2026-3", "primary-2026-1"), new ClassPair(null, null)], received.Classes);
    }

    [Fact]
    public async Task Merger_into_no_school_names_the_field()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var problem = await client.PostKeyed(Merger, new { into = "99", reason = "布局调整" })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "school.code");

        Assert.Equal([("into", "school.code")], problem.Errors());
    }

    [Fact]
    public async Task Closure_passes_its_archive_on()
    {
        ProposeClosing? received = null;
        _school.OnProposeClosing = command =>
        {
            received = command;
            return View with { Into = null, Archive = command.Archive };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(Closure, new { archive = "档案室", reason = "停办" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal((null, "档案室"), (received!.Into, received.Archive));
    }

    [Theory]
    [InlineData(Merger)]
    [InlineData(Closure)]
    public async Task Decision_and_replay_are_answered_with_the_closing(string path)
    {
        DecideClosing? received = null;
        _school.OnDecideClosing = command =>
        {
            received = command;
            return new Answer<ClosingView> { Value = View, Replayed = true };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(path + "/decisions", new { decision = "approve", reason = "同意" });

        Assert.Equal((HttpStatusCode.OK, "true"), (response.StatusCode, response.Header("Idempotent-Replay")));
        Assert.Equal(("approve", "同意"), (received!.Decision.Decision, received.Decision.Reason));
    }

    [Fact]
    public async Task Closing_is_read_or_there_is_none()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        await client.GetAsync(Merger).ShouldBeProblem(HttpStatusCode.NotFound, "school.closing-none");
        await client.GetAsync("/api/v1/schools/1/merger").ShouldBeProblem(HttpStatusCode.NotFound, "school.not-found");

        _school.OnReadClosing = _ => View;

        Assert.Equal("2134000002", (await client.GetAsync(Merger).Body())["into"]!.GetValue<string>());
    }

    [Fact]
    public async Task Live_students_are_a_conflict()
    {
        _school.OnProposeClosing = _ => Refusal.Of(RuleBook.SchoolLiveStudents);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.PostKeyed(Closure, new { archive = "档案室", reason = "停办" }).ShouldBeProblem(HttpStatusCode.Conflict, "school.live-students");
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(_school);
        return gateway;
    }
}
