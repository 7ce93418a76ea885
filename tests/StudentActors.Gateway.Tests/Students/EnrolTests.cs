using System.Net;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Students;

public sealed class EnrolTests
{
    private readonly FakeSchool _school = new();

    [Fact]
    public async Task Enrolment_answers_201_with_location_tag_and_the_flattened_record()
    {
        EnrolStudent? received = null;
        _school.OnEnrol = command =>
        {
            received = command;
            return Task.FromResult<Answer<EnrolmentView>>(Samples.Enrolled());
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed("/api/v1/students", Samples.Enrolment());

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/v1/students/{Samples.Id}", response.Header("Location"));
        Assert.Equal("\"1\"", response.Header("ETag"));
        Assert.Null(response.Header("Idempotent-Replay"));
        var body = await response.Body();
        Assert.Equal(Samples.Id.Value, body["id"]!.GetValue<string>());
        Assert.Equal("formal", body["numberKind"]!.GetValue<string>());
        Assert.Equal("enrolled", body["status"]!.GetValue<string>());
        Assert.Equal("primary-2026-3", body["class"]!.GetValue<string>());
        Assert.Equal(1, body["grade"]!.GetValue<int>());
        Assert.Equal("王小明", body["name"]!.GetValue<string>());
        Assert.Empty(body["warnings"]!.AsArray());
        Assert.Equal("registrar", received!.Caller.Account);
        Assert.Equal(Samples.School, received.Caller.Office.Value);
        Assert.Equal("E12345678", received.Form.Document!.Number);
        Assert.Equal("父亲", received.Form.Guardians!.Single().Relation);
        Assert.Equal(32, received.Operation.RequestHash.Length);
    }

    [Fact]
    public async Task Replay_answers_the_same_with_its_header()
    {
        _school.OnEnrol = _ => Task.FromResult(new Answer<EnrolmentView> { Value = Samples.Enrolled(), Replayed = true });
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed("/api/v1/students", Samples.Enrolment());

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("true", response.Header("Idempotent-Replay"));
    }

    [Theory]
    [InlineData("zh-CN", "证件")]
    [InlineData("en", "document")]
    public async Task Warnings_are_in_the_callers_language(string language, string expected)
    {
        _school.OnEnrol = _ => Task.FromResult<Answer<EnrolmentView>>(
            Samples.Enrolled(null, ProblemKind.NoDocument, ProblemKind.PossibleDuplicate, ProblemKind.NumberTaken));
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var response = await client.PostKeyed("/api/v1/students", Samples.Enrolment());

        Assert.Equal(language, response.Header("Content-Language"));
        var warnings = (await response.Body())["warnings"]!.AsArray();
        Assert.Equal(["noDocument", "possibleDuplicate", "numberTaken"], warnings.Select(warning => warning!["code"]!.GetValue<string>()));
        Assert.Contains(expected, warnings[0]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Duplicate_document_says_where_the_record_is()
    {
        _school.OnEnrol = _ => Task.FromResult(new Answer<EnrolmentView>
        {
            Value = new EnrolmentView { Existing = new ExistingStudentView(SchoolCode.Parse("2134000009"), StudentStatus.Suspended) },
            Refusal = Refusal.Of(RuleBook.IdentityDuplicate, "document.number"),
        });
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var problem = await client.PostKeyed("/api/v1/students", Samples.Enrolment())
            .ShouldBeProblem(HttpStatusCode.Conflict, "identity.duplicate");

        Assert.Equal("9", problem["article"]!.GetValue<string>());
        Assert.Equal("2134000009", problem["existing"]!["school"]!.GetValue<string>());
        Assert.Equal("suspended", problem["existing"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Duplicate_outside_the_callers_province_hides_the_school()
    {
        _school.OnEnrol = _ => Task.FromResult(new Answer<EnrolmentView>
        {
            Value = new EnrolmentView { Existing = new ExistingStudentView(null, StudentStatus.Enrolled) },
            Refusal = Refusal.Of(RuleBook.IdentityDuplicate),
        });
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var problem = await client.PostKeyed("/api/v1/students", Samples.Enrolment())
            .ShouldBeProblem(HttpStatusCode.Conflict, "identity.duplicate");

        Assert.Null(problem["existing"]!["school"]);
        Assert.Equal("enrolled", problem["existing"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Malformed_school_is_reported_with_every_other_fault()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var entry = new { date = "?", way = "?" };
        var problem = await client
            .PostKeyed("/api/v1/students", new { school = "1", name = "", sex = "x", birthDate = "2019-02-30", entry })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.Superset(
            new HashSet<string> { "school", "class", "name", "sex", "birthDate", "entry.date", "entry.way" },
            problem.Errors().Select(error => error.Path).ToHashSet());
    }

    [Theory]
    [InlineData("school.not-found", HttpStatusCode.NotFound)]
    [InlineData("class.not-found", HttpStatusCode.NotFound)]
    [InlineData("class.full", HttpStatusCode.Conflict)]
    [InlineData("school.stage-not-taught", HttpStatusCode.UnprocessableEntity)]
    [InlineData("access.office", HttpStatusCode.Forbidden)]
    [InlineData("identity.check-digit", HttpStatusCode.UnprocessableEntity)]
    [InlineData("request.idempotency-conflict", HttpStatusCode.Conflict)]
    public async Task Refusal_has_the_status_of_its_kind(string ruleId, HttpStatusCode status)
    {
        _school.OnEnrol = _ => Task.FromResult<Answer<EnrolmentView>>(Refusal.Of(RuleBook.Find(ruleId)!));
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.PostKeyed("/api/v1/students", Samples.Enrolment()).ShouldBeProblem(status, ruleId);
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<ISchoolGrain>(GrainKeys.School(SchoolCode.Parse(Samples.School)), _school);
        return gateway;
    }
}
