using System.Net;
using StudentActors.Contracts;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Cases;

public sealed class CaseTests
{
    private readonly FakeCase _case = new();
    private readonly FakeCaseDesk _desk = new();

    [Fact]
    public async Task Case_is_started_with_all_its_fields()
    {
        StartCase? received = null;
        _desk.OnStart = command =>
        {
            received = command;
            return CaseSamples.Transfer() with { Type = CaseType.KeyDataChange, Variant = null, ToSchool = null, ToClass = null };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var answer = await client.PostKeyed("/api/v1/cases", HttpTesting.Json(
            $$"""
            {"type":"keyDataChange","household":"340102","student":{"studentNumber":"{{CaseSamples.Number}}","name":"王小明"},"reason":"更正","date":"2026-11-24",
             "until":"2026-12-01","class":"primary-2025-1","country":"FR","gradeChange":"skip","tool":"change","otherStudentNumber":"L1",
             "keyData":{"name":"王晓明","sex":"male","birthDate":"2019-09-01","document":{"type":"passport","number":"E1","issuer":"CN"} } }
            """));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/v1/cases/{CaseSamples.Id}", answer.Header("Location"));
        Assert.Equal(
            new CaseForm
            {
                Type = "keyDataChange",
                StudentNumber = CaseSamples.Number,
                Name = "王小明",
                Reason = "更正",
                Date = "2026-11-24",
                Until = "2026-12-01",
                Class = "primary-2025-1",
                Country = "FR",
                GradeChange = "skip",
                Tool = "change",
                OtherStudentNumber = "L1",
                Household = "340102",
                KeyData = new KeyDataForm("王晓明", "male", "2019-09-01", new DocumentForm("passport", "E1", "CN")),
            },
            received!.Form);
        var body = (await answer.Body()).AsObject();
        Assert.False(body.ContainsKey("variant"));
        Assert.False(body.ContainsKey("toSchool"));
    }

    [Fact]
    public async Task Case_is_read_decided_and_withdrawn_like_a_transfer()
    {
        _case.OnRead = _ => CaseSamples.Transfer();
        _case.OnDecide = _ => CaseSamples.Transfer(CaseState.Applying, 3);
        _case.OnWithdraw = _ => new() { Refusal = Refusal.Of(RuleBook.CaseEnded), Value = CaseSamples.Transfer(CaseState.Completed) };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        var path = $"/api/v1/cases/{CaseSamples.Id}";

        var read = await client.GetAsync(path).Body();
        var decided = await client.PostKeyed($"{path}/decisions", new { decision = "approve" }).Body();
        Assert.Equal(("open", "applying"), (read["state"]!.GetValue<string>(), decided["state"]!.GetValue<string>()));
        var problem = await client.PostKeyed($"{path}/withdrawal", new { }).ShouldBeProblem(HttpStatusCode.Conflict, "case.ended");
        Assert.Equal("completed", problem["case"]!["state"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", false, 50)]
    [InlineData("?state=open", false, 50)]
    [InlineData("?state=overdue&pageSize=2&pageToken=abc", true, 2)]
    public async Task Tasks_are_those_of_the_callers_office(string query, bool overdue, int size)
    {
        ReadTasks? received = null;
        _desk.OnReadTasks = read =>
        {
            received = read;
            return new TaskPage([Task], "next") { Duties = [new(DutyKind.DropoutReport, "2026-11", new(2026, 12, 10), false, null)] };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Officer, "530102", "officer");

        var page = await client.GetAsync("/api/v1/tasks" + query).Body();

        Assert.Equal(("530102", overdue, size), (received!.Caller.Office.Value, received.OverdueOnly, received.PageSize));
        var item = page["items"]![0]!;
        Assert.Equal(("2026-12-08", true), (item["dueDate"]!.GetValue<string>(), item["overdue"]!.GetValue<bool>()));
        Assert.Equal("dropoutReport", page["duties"]![0]!["kind"]!.GetValue<string>());
        Assert.Equal("next", page["nextPageToken"]!.GetValue<string>());
    }

    [Fact]
    public async Task Last_page_of_tasks_has_no_token_and_other_states_do_not_exist()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        Assert.False((await client.GetAsync("/api/v1/tasks").Body()).AsObject().ContainsKey("nextPageToken"));
        await client.GetAsync("/api/v1/tasks?state=done").ShouldBeProblem(HttpStatusCode.BadRequest, "request.parameter");
    }

    [Fact]
    public async Task Overdue_table_has_totals_regions_and_parties()
    {
        await using var gateway = await Start();
        var county = AuthorityCode.Parse("340102");
        gateway.Grains.Add<IRegionGrain>(GrainKeys.Region(AuthorityCode.Nation), new FakeRegion(AuthorityCode.Nation)
        {
            OnOverdue = () => new OverdueView
            {
                Region = AuthorityCode.Nation,
                AsOf = CaseSamples.At,
                Open = 1_000_000,
                Overdue = 3,
                Oldest = new DateOnly(2026, 12, 8),
                Regions = [new(county, "瑶海区", 5, 3, new DateOnly(2026, 12, 8)), new(AuthorityCode.Parse("340103"), "庐阳区", 2, 0, null)],
                Parties = [new(CaseType.Transfer, CaseParty.SendingSchool, 7, 3, null)],
            },
        });
        using var client = await gateway.SignIn(Role.Operator, "000000", "operator");

        var table = await client.GetAsync("/api/v1/regions/000000/overdue").Body();

        Assert.Equal((1_000_000, 3, "2026-12-08"),
            (table["open"]!.GetValue<long>(), table["overdue"]!.GetValue<long>(), table["oldest"]!.GetValue<string>()));
        Assert.True(table["regions"]![1]!.AsObject().ContainsKey("oldest"));
        Assert.Equal("sendingSchool", table["parties"]![0]!["party"]!.GetValue<string>());
        await client.GetAsync("/api/v1/regions/999999/overdue").ShouldBeProblem(HttpStatusCode.NotFound, "region.not-found");
    }

    [Fact]
    public async Task Policy_of_cases_is_set()
    {
        await using var gateway = await Start();
        var region = new FakeRegion(AuthorityCode.Parse("340000"));
        gateway.Grains.Add<IRegionGrain>("R-340000", region);
        using var client = await gateway.SignIn(Role.Operator, "000000", "operator");

        using var answer = await client.Send(HttpMethod.Put, "/api/v1/regions/340000/policy", HttpTesting.Json(
            """
            {"cases":{"stepDays":5,"provincialStep":true,"freezeFrom":"07-10","keyDataLevel":"province","gradeChanges":["lower"]}}
            """), ("If-Match", "\"0\""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var set = region.Own.Cases!;
        Assert.Equal((5, true, "07-10", AuthorityLevel.Province), (set.StepDays, set.ProvincialStep, set.FreezeFrom, set.KeyDataLevel));
        Assert.Equal([GradeChangeKind.Lower], set.GradeChanges);
        var own = (await answer.Body())["own"]!["cases"]!;
        Assert.Equal("province", own["keyDataLevel"]!.GetValue<string>());
        var problem = await client.Send(HttpMethod.Put, "/api/v1/regions/340000/policy", HttpTesting.Json(
            """{"cases":{"keyDataLevel":"village","stepDays":"5"}}"""), ("If-Match", "\"1\""))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.wrong-type");
        Assert.Equal([("cases.keyDataLevel", "request.wrong-type"), ("cases.stepDays", "request.wrong-type")], problem.Errors());
    }

    [Fact]
    public async Task Persuasion_is_recorded()
    {
        RecordPersuasion? received = null;
        await using var gateway = await Start();
        gateway.Grains.Add<IStudentGrain>(Samples.Id.Guid, new FakeStudent
        {
            OnPersuasion = command =>
            {
                received = command;
                return Samples.Student() with { Version = 5 };
            },
        });
        using var client = await gateway.SignIn();

        using var answer = await client.PostKeyed($"/api/v1/students/{Samples.Id}/persuasions", new { date = "2026-11-20" });

        Assert.Equal((HttpStatusCode.Created, "\"5\"", "2026-11-20"), (answer.StatusCode, answer.Header("ETag"), received!.Date));
        await client.PostKeyed("/api/v1/students/x/persuasions", new { date = "2026-11-20" })
            .ShouldBeProblem(HttpStatusCode.NotFound, "student.not-found");
    }

    [Fact]
    public async Task File_that_was_handed_over_is_read_like_a_record()
    {
        _case.OnReadFile = query => !query.Reveal ? Samples.Student() : Refusal.Of(RuleBook.HandoverNone);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        Assert.Equal(Samples.Id.Value, (await client.GetAsync($"/api/v1/cases/{CaseSamples.Id}/file").Body())["id"]!.GetValue<string>());
        await client.GetAsync("/api/v1/cases/x/file").ShouldBeProblem(HttpStatusCode.NotFound, "case.not-found");
    }

    private static TaskView Task => new()
    {
        Case = CaseSamples.Id,
        Type = CaseType.Transfer,
        Student = Samples.Id,
        School = SchoolCode.Parse(Samples.School),
        ToSchool = SchoolCode.Parse("2153000001"),
        Party = CaseParty.ReceivingAuthority,
        Office = Office.Of(AuthorityCode.Parse("530102")),
        DueDate = new DateOnly(2026, 12, 8),
        Overdue = true,
        EscalatedTo = AuthorityCode.Parse("530100"),
        OpenedAt = CaseSamples.At,
    };

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IStatusChangeGrain>(CaseSamples.Id.Guid, _case);
        gateway.Grains.Add<ICaseDeskGrain>(0, _desk);
        return gateway;
    }
}
