using System.Net;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Cases;

public sealed class TransferTests
{
    private static readonly string Path = $"/api/v1/transfers/{CaseSamples.Id}";

    private readonly FakeSchool _school = new();
    private readonly FakeCase _case = new();

    [Fact]
    public async Task Transfer_is_started_by_the_receiving_school()
    {
        StartTransfer? received = null;
        _school.OnStartTransfer = command =>
        {
            received = command;
            return CaseSamples.Transfer();
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Registrar, "2153000001");

        using var answer = await client.PostKeyed("/api/v1/transfers", CaseSamples.TransferRequest());

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(Path, answer.Header("Location"));
        Assert.Equal("\"2\"", answer.Header("ETag"));
        Assert.Equal(("2153000001", CaseSamples.Number, "王小明", "primary-2026-1"),
            (received!.Caller.Office.Value, received.Form.StudentNumber, received.Form.Name, received.Form.ToClass));
        var body = await answer.Body();
        Assert.Equal(("transfer", "crossProvince", "open"), (Text(body["type"]), Text(body["variant"]), Text(body["state"])));
        Assert.Equal(("receivingSchool", "2153000001", "approved"),
            (Text(body["steps"]![0]!["party"]), Text(body["steps"]![0]!["office"]), Text(body["steps"]![0]!["state"])));
        var second = body["steps"]![1]!;
        Assert.Equal(("2026-12-08", true, "530100"),
            (Text(second["dueDate"]), second["overdue"]!.GetValue<bool>(), Text(second["escalatedTo"]![0])));
        var action = body["allowedActions"]![0]!;
        Assert.Equal(("approve", "2026-12-08"), (Text(action["action"]), Text(action["dueDate"])));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("continuation", null)]
    [InlineData("studyElsewhere", null)]
    [InlineData("specialEducation", false)]
    public async Task Kind_of_move_is_passed_on(string? type, bool? recordMoves)
    {
        StartTransfer? received = null;
        _school.OnStartTransfer = command =>
        {
            received = command;
            return CaseSamples.Transfer();
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Registrar, "2153000001");

        using var answer = await client.PostKeyed("/api/v1/transfers", new
        {
            type,
            recordMoves,
            student = new { studentNumber = CaseSamples.Number, name = "王小明" },
            toSchool = "2153000001",
            toClass = "junior-2027-1",
            reason = "升学",
        });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal((type, recordMoves, "junior-2027-1"), (received!.Form.Type, received.Form.RecordMoves, received.Form.ToClass));
    }

    [Fact]
    public async Task First_answer_comes_again_under_the_same_key()
    {
        var operations = new List<Operation>();
        _school.OnStartTransfer = command =>
        {
            operations.Add(command.Operation);
            return new Answer<CaseView> { Value = CaseSamples.Transfer(), Replayed = operations.Count > 1 };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Registrar, "2153000001");

        using var first = await client.PostKeyed("/api/v1/transfers", CaseSamples.TransferRequest());
        using var second = await client.PostKeyed("/api/v1/transfers", CaseSamples.TransferRequest());

        Assert.Null(first.Header("Idempotent-Replay"));
        Assert.Equal("true", second.Header("Idempotent-Replay"));
        Assert.Equal(operations[0].Id, operations[1].Id);
        Assert.Equal(operations[0].RequestHash, operations[1].RequestHash);
        await client.SendKeyed("/api/v1/transfers", HttpTesting.Json("{}"), null)
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.idempotency-key-missing");
    }

    [Fact]
    public async Task School_code_that_cannot_be_is_told_with_every_other_fault()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Registrar, "2153000001");

        var problem = await client.PostKeyed("/api/v1/transfers", CaseSamples.TransferRequest("1", reason: ""))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.Equal([("toSchool", "school.code"), ("reason", "case.reason-required")], problem.Errors());
    }

    [Fact]
    public async Task Unknown_properties_are_refused()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Registrar, "2153000001");

        var problem = await client.PostKeyed("/api/v1/transfers", HttpTesting.Json("""{"student":{"id":"x"},"toschool":"2153000001"}"""))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.unknown-property");

        Assert.Equal([("student.id", "request.unknown-property"), ("toschool", "request.unknown-property")], problem.Errors());
    }

    public static TheoryData<string, HttpStatusCode> Blocks => new()
    {
        { RuleBook.TransferReceivingSchool.Id, HttpStatusCode.Forbidden },
        { RuleBook.IdentityMismatch.Id, HttpStatusCode.Conflict },
        { RuleBook.CaseOpenBusiness.Id, HttpStatusCode.Conflict },
        { RuleBook.TransferProblem.Id, HttpStatusCode.Conflict },
        { RuleBook.TransferFreeze.Id, HttpStatusCode.Conflict },
        { RuleBook.ClassFull.Id, HttpStatusCode.Conflict },
        { RuleBook.TransferGradeChange.Id, HttpStatusCode.Conflict },
        { RuleBook.TransferStage.Id, HttpStatusCode.UnprocessableEntity },
        { RuleBook.ContinuationClass.Id, HttpStatusCode.UnprocessableEntity },
        { RuleBook.ContinuationEarly.Id, HttpStatusCode.Conflict },
        { RuleBook.SpecialEducationSchools.Id, HttpStatusCode.UnprocessableEntity },
        { RuleBook.SpecialEducationClass.Id, HttpStatusCode.UnprocessableEntity },
        { RuleBook.SpecialEducationRecord.Id, HttpStatusCode.UnprocessableEntity },
        { RuleBook.StudyElsewhereProvince.Id, HttpStatusCode.UnprocessableEntity },
        { RuleBook.StudyElsewhereClass.Id, HttpStatusCode.UnprocessableEntity },
        { RuleBook.StudyElsewhereWindow.Id, HttpStatusCode.Conflict },
        { RuleBook.StudyElsewhereTwice.Id, HttpStatusCode.Conflict },
        { RuleBook.StudentNotFound.Id, HttpStatusCode.NotFound },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Block_names_its_rule_and_what_to_do_in_both_languages(string ruleId, HttpStatusCode status)
    {
        var rule = RuleBook.Find(ruleId)!;
        _school.OnStartTransfer = _ => Refusal.Of(rule);
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Registrar, "2153000001");

        var chinese = await client.PostKeyed("/api/v1/transfers", CaseSamples.TransferRequest()).ShouldBeProblem(status, ruleId);
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        var english = await client.PostKeyed("/api/v1/transfers", CaseSamples.TransferRequest(), "key-2").ShouldBeProblem(status, ruleId);

        Assert.Equal((rule.Chinese, rule.English), (Text(chinese["detail"]), Text(english["detail"])));
        Assert.Equal(rule.Article, chinese["article"]?.GetValue<string>());
    }

    [Fact]
    public async Task Transfer_is_read_with_what_the_caller_may_do()
    {
        _case.OnRead = caller => CaseSamples.Transfer(version: 7);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var answer = await client.GetAsync(Path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"7\"", answer.Header("ETag"));
        Assert.Equal("a", Text((await answer.Body())["evidence"]![0]!["id"])[..1]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a70b2f5e-6b0c-8d3e-9a41-0c5d9e7f1a22")]
    public async Task Id_of_no_case_is_404_without_waking_a_grain(string id)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var client = await gateway.SignIn();

        await client.GetAsync($"/api/v1/transfers/{id}").ShouldBeProblem(HttpStatusCode.NotFound, "case.not-found");
        await client.PostKeyed($"/api/v1/transfers/{id}/decisions", new { decision = "approve" })
            .ShouldBeProblem(HttpStatusCode.NotFound, "case.not-found");
        await client.PostKeyed($"/api/v1/transfers/{id}/withdrawal", new { }).ShouldBeProblem(HttpStatusCode.NotFound, "case.not-found");
        await client.GetAsync($"/api/v1/transfers/{id}/evidence").ShouldBeProblem(HttpStatusCode.NotFound, "case.not-found");
    }

    [Fact]
    public async Task Step_is_decided_with_a_reason()
    {
        DecideCase? received = null;
        _case.OnDecide = command =>
        {
            received = command;
            return CaseSamples.Transfer(CaseState.Refused, 3);
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Officer, "530102", "officer");

        using var answer = await client.PostKeyed($"{Path}/decisions", new { decision = "refuse", reason = "材料不全" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"3\"", answer.Header("ETag"));
        Assert.Equal(new CaseDecision("refuse", "材料不全"), received!.Decision);
        Assert.Equal("refused", Text((await answer.Body())["state"]));
    }

    [Fact]
    public async Task Second_decision_of_a_step_gets_409_with_the_case_as_it_stands()
    {
        _case.OnDecide = _ => new Answer<CaseView>
        {
            Refusal = Refusal.Of(RuleBook.CaseStepDecided),
            Value = CaseSamples.Transfer(version: 3),
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Officer, "530102", "officer");

        var problem = await client.PostKeyed($"{Path}/decisions", new { decision = "approve" })
            .ShouldBeProblem(HttpStatusCode.Conflict, "case.step-decided");

        var standing = problem["case"]!;
        Assert.Equal(
            (CaseSamples.Id.Value, "open", 3), (Text(standing["id"]), Text(standing["state"]), standing["version"]!.GetValue<int>()));
        Assert.Equal("open", Text(standing["steps"]![1]!["state"]));
        Assert.DoesNotContain("随父母", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_decision_are_told()
    {
        _case.OnDecide = _ => Refusal.Of(RuleBook.CaseRefusalReason, "reason");
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Officer, "530102", "officer");

        var problem = await client.PostKeyed($"{Path}/decisions", new { decision = "refuse" })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "case.refusal-reason");

        Assert.Equal([("reason", "case.refusal-reason")], problem.Errors());
        Assert.Null(problem["case"]);
    }

    [Fact]
    public async Task Transfer_is_withdrawn()
    {
        WithdrawCase? received = null;
        _case.OnWithdraw = command =>
        {
            received = command;
            return CaseSamples.Transfer(CaseState.Withdrawn, 4);
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Registrar, "2153000001");

        using var answer = await client.PostKeyed($"{Path}/withdrawal", new { reason = "家长改变主意" });

        Assert.Equal("withdrawn", Text((await answer.Body())["state"]));
        Assert.Equal("家长改变主意", received!.Reason);
    }

    [Fact]
    public async Task Hand_over_of_the_paper_file_is_noted_or_refused()
    {
        HandOverFile? received = null;
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        var path = $"/api/v1/transfers/{CaseSamples.Id}/file-handover";
        await client.PostKeyed(path, new { date = "2026-11-24" }).ShouldBeProblem(HttpStatusCode.Conflict, "transfer.file-none");
        _case.OnHandOverFile = command =>
        {
            received = command;
            return CaseSamples.Transfer() with { PaperFile = new PaperFileView(new(2026, 12, 24), false, new(2026, 11, 24), "registrar") };
        };

        using var response = await client.PostKeyed(path, new { date = "2026-11-24" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("2026-11-24", Text((await response.Body())["paperFile"]!["handedOverOn"]));
        Assert.Equal("2026-11-24", received!.Date);
    }

    private static string Text(System.Text.Json.Nodes.JsonNode? node) => node!.GetValue<string>();

    [Theory]
    [InlineData(null, false)]
    [InlineData("核对材料", true)]
    public async Task Snapshot_is_masked_unless_a_reason_is_given(string? reason, bool reveal)
    {
        ReadStudent? received = null;
        _case.OnReadSnapshot = query =>
        {
            received = query;
            return Samples.Student() with { Masked = !query.Reveal };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = reason is null
            ? await client.GetAsync($"/api/v1/transfers/{CaseSamples.Id}/snapshot")
            : await client.Send(HttpMethod.Get, $"/api/v1/transfers/{CaseSamples.Id}/snapshot", null, ("X-Access-Reason", reason));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(!reveal, (await response.Body())["masked"]!.GetValue<bool>());
        Assert.Equal(reveal, received!.Reveal);
    }

    [Fact]
    public async Task Snapshot_is_refused_to_others_and_before_the_move()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        var path = $"/api/v1/transfers/{CaseSamples.Id}/snapshot";

        await client.GetAsync(path).ShouldBeProblem(HttpStatusCode.NotFound, "transfer.snapshot-none");
        _case.OnReadSnapshot = _ => Refusal.Of(RuleBook.SnapshotOffice);
        await client.GetAsync(path).ShouldBeProblem(HttpStatusCode.Forbidden, "transfer.snapshot-office");
        await client.GetAsync("/api/v1/transfers/1/snapshot").ShouldBeProblem(HttpStatusCode.NotFound, "case.not-found");
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(_school);
        gateway.Grains.Add<ITransferGrain>(CaseSamples.Id.Guid, _case);
        return gateway;
    }
}
