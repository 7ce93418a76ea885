using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>A child of the final primary grade whose record goes on at a junior school of another county.</summary>
public sealed class ContinuationTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task A_record_goes_on_at_the_next_school_and_the_last_one_keeps_its_copy()
    {
        var (transfer, junior) = await PrepareAsync();
        var started = (await StartAsync(transfer, junior)).Value!;

        Assert.Equal((CaseType.Continuation, CaseState.Open), (started.Type, started.State));
        Assert.Equal(
            [CaseParty.ReceivingSchool, CaseParty.ReceivingAuthority, CaseParty.SendingAuthority], started.Steps.Select(step => step.Party));
        Assert.Equal(RuleBook.CaseStepOffice, (await transfer.DecideAsync(started.Id, Staff.Registrar(transfer.From.Code))).Refusal!.Rule);
        await transfer.ApprovedAsync(started.Id, Staff.Officer(transfer.To.Authority));
        var view = await transfer.ApprovedAsync(started.Id, Staff.Officer(transfer.From.Authority));

        Assert.Equal(CaseState.Completed, view.State);
        Assert.Equal(new DateOnly(2026, 10, 10), view.PaperFile!.DueDate);
        var student = await transfer.StudentNowAsync();
        Assert.Equal((transfer.To.Code, junior, StudentStatus.Enrolled), (student.School, student.Class, student.Status));
        Assert.Equal(transfer.Student.StudentNumber, student.StudentNumber);
        Assert.Equal(new EntryView(new DateOnly(2026, 9, 10), EntryWay.Ordinary), student.Entry);
        Assert.Null(student.OpenCase);
        Assert.Equal((0, 1), (await transfer.From.StudentsAsync(), await transfer.To.StudentsAsync()));
        var kept = await transfer.Grain(view.Id).ReadSnapshot(new ReadStudent(Staff.Registrar(transfer.From.Code), false), default);
        Assert.Equal((transfer.From.Code, 6), (kept.Value!.School, kept.Value.Grade!.Value));
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_record_that_is_not_due_stays_and_its_place_goes_to_another()
    {
        var (transfer, junior) = await PrepareAsync(entryYear: 2022, capacity: 1);

        Assert.Equal(RuleBook.ContinuationClass, (await StartAsync(transfer, junior)).Refusal!.Rule);
        Assert.Equal(RuleBook.TransferStage, (await StartAsync(transfer, junior, "transfer")).Refusal!.Rule);

        var (other, _) = await PrepareAsync(receiving: transfer.To);
        Assert.Null((await StartAsync(other, junior)).Refusal);
        Assert.Equal(RuleBook.ClassFull, (await StartAsync((await PrepareAsync(receiving: transfer.To)).Transfer, junior)).Refusal!.Rule);
    }

    [Fact]
    public async Task A_refused_continuation_leaves_the_record_where_it_is()
    {
        var (transfer, junior) = await PrepareAsync();
        var started = (await StartAsync(transfer, junior)).Value!;

        var refused = await transfer.DecideAsync(started.Id, Staff.Officer(transfer.To.Authority), "refuse", "不在招生范围");

        Assert.Equal(CaseState.Refused, refused.Value!.State);
        var student = await transfer.StudentNowAsync();
        Assert.Equal((transfer.From.Code, null), (student.School, student.OpenCase));
        Assert.Equal(RuleBook.SnapshotNone, (await transfer.Grain(started.Id).ReadSnapshot(
            new ReadStudent(Staff.Registrar(transfer.From.Code), false), default)).Refusal!.Rule);
    }

    [Fact]
    public async Task A_step_of_a_continuation_has_the_deadline_of_a_move()
    {
        var (transfer, junior) = await PrepareAsync();
        var started = (await StartAsync(transfer, junior)).Value!;

        var deadlines = await cluster.Deadlines.ReadOfAsync(started.Id.Guid, default);

        Assert.Equal("transfer.remind", Assert.Single(deadlines).Key.Kind);
    }

    private async Task<(SampleTransfer Transfer, ClassId Junior)> PrepareAsync(
        int entryYear = 2021, int capacity = 45, SampleSchool? receiving = null)
    {
        var primary = await SampleSchool.OpenAsync(cluster);
        var final = primary with { Class = await primary.OpenClassAsync(1, 45, entryYear) };
        var junior = new ClassId(Stage.Junior, 2027, 1);
        return (new SampleTransfer(cluster, final, receiving ?? await OpenJuniorAsync(junior, capacity), await final.EnrolledAsync()), junior);
    }

    private async Task<SampleSchool> OpenJuniorAsync(ClassId junior, int capacity)
    {
        const string County = "530102";
        var authority = Domain.Regions.AuthorityCode.Parse(County);
        var school = new SampleSchool(cluster, SampleSchool.NewCode(authority), authority, junior);
        Assert.Null((await school.Grain.Open(
            new OpenSchool
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Name = "测试初中",
                Authority = County,
                Stages = [new StageForm("junior", 3)],
            },
            default)).Refusal);
        Assert.Null((await school.Grain.OpenClass(
            new OpenClass
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Stage = "junior",
                EntryYear = junior.EntryYear,
                Number = junior.Number,
                Capacity = capacity,
            },
            default)).Refusal);
        return school;
    }

    private static Task<Answer<CaseView>> StartAsync(SampleTransfer transfer, ClassId junior, string type = "continuation") =>
        transfer.StartAsync(form: transfer.Form with { Type = type, ToClass = junior.Value, Reason = "升学" });
}
