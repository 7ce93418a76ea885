using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>A school does not let a child go, and the family complains.</summary>
public sealed class ComplaintTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    private static readonly AuthorityCode Hefei = AuthorityCode.Parse("340100");

    [Fact]
    public async Task An_upheld_complaint_lets_the_refused_transfer_go_on_where_it_was_refused()
    {
        var transfer = await RefusedAsync();
        var refused = transfer.Refused;
        var operation = Operations.New();

        var started = await ComplainAsync(transfer, refused, operation);
        var again = await ComplainAsync(transfer, refused, operation);
        Assert.Equal((started.Value!.Id, true), (again.Value!.Id, again.Replayed));
        Assert.Equal(
            new ComplaintView(refused, Office.Of(transfer.Sample.From.Code), Complainant.Guardian, null, null), started.Value.Complaint);
        Assert.Null((await transfer.Sample.StudentNowAsync()).OpenCase);

        var complaint = started.Value.Id;
        await SayAsync(complaint, Staff.Officer(Hefei), "approve");
        await SayAsync(complaint, Staff.Registrar(transfer.Sample.From.Code), "refuse");
        var upheld = await SayAsync(complaint, Staff.Officer(Hefei), "approve");
        Assert.Equal(ComplaintOutcome.Upheld, upheld.Complaint!.Outcome);
        Assert.Equal(0, await transfer.Sample.To.StudentsAsync());

        var carryOut = Operations.New();
        var carriedOut = (await DecideAsync(complaint, Staff.Registrar(transfer.Sample.From.Code), "approve", carryOut)).Value!;
        Assert.True((await DecideAsync(complaint, Staff.Registrar(transfer.Sample.From.Code), "approve", carryOut)).Replayed);

        var reopened = await transfer.Sample.ReadAsync(carriedOut.Complaint!.Reopened!.Value);
        Assert.Equal((CaseState.Open, refused), (reopened.State, reopened.Reopens!.Value));
        Assert.Equal(Staff.Registrar(transfer.Sample.From.Code).Account, reopened.Steps[2].DecidedBy);
        Assert.Equal(reopened.Id, (await transfer.Sample.StudentNowAsync()).OpenCase!.Id);
        Assert.Equal(CaseState.Refused, (await transfer.Sample.ReadAsync(refused)).State);

        await transfer.Sample.ApprovedAsync(reopened.Id, Staff.Officer(transfer.Sample.From.Authority));
        Assert.Equal(transfer.Sample.To.Code, (await transfer.Sample.StudentNowAsync()).School);
        var told = await SayAsync(complaint, Staff.Registrar(transfer.Sample.To.Code), "approve");
        Assert.Equal(CaseState.Completed, told.State);
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_dismissed_complaint_leaves_the_case_as_it_is_and_is_told()
    {
        var transfer = await RefusedAsync();
        var complaint = (await ComplainAsync(transfer, transfer.Refused)).Value!.Id;
        await SayAsync(complaint, Staff.Officer(Hefei), "approve");
        await SayAsync(complaint, Staff.Registrar(transfer.Sample.From.Code), "refuse");

        await SayAsync(complaint, Staff.Officer(Hefei), "refuse");
        var told = await SayAsync(complaint, Staff.Registrar(transfer.Sample.To.Code), "approve");

        Assert.Equal((CaseState.Completed, ComplaintOutcome.Dismissed), (told.State, told.Complaint!.Outcome!.Value));
        Assert.Equal(CaseState.Refused, (await transfer.Sample.ReadAsync(transfer.Refused)).State);
        Assert.Null((await transfer.Sample.StudentNowAsync()).OpenCase);
    }

    [Fact]
    public async Task While_another_case_or_a_full_class_is_in_the_way_nothing_is_carried_out_and_the_step_stays_open()
    {
        var transfer = await RefusedAsync(capacity: 1);
        var complaint = await UpheldAsync(transfer);
        var sender = Staff.Registrar(transfer.Sample.From.Code);
        var filed = await transfer.Sample.StartedAsync();

        // The place that the refused case wants is the one that the case filed anew keeps.
        Assert.Equal(RuleBook.ClassFull, (await DecideAsync(complaint, sender, "approve")).Refusal!.Rule);
        await transfer.Sample.Grain(filed.Id).Withdraw(new WithdrawCase(Staff.Registrar(transfer.Sample.To.Code), Operations.New(), null), default);
        var suspension = await SuspendAsync(transfer.Sample);
        Assert.Equal(RuleBook.CaseOpenBusiness, (await DecideAsync(complaint, sender, "approve")).Refusal!.Rule);
        Assert.Equal(StepState.Open, (await ReadAsync(complaint)).Steps[3].State);
        await cluster.Grains.GetGrain<IStatusChangeGrain>(suspension.Guid).Withdraw(new WithdrawCase(sender, Operations.New(), null), default);

        var carriedOut = await DecideAsync(complaint, sender, "approve");

        Assert.Equal(CaseState.Open, (await transfer.Sample.ReadAsync(carriedOut.Value!.Complaint!.Reopened!.Value)).State);
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task An_office_that_still_holds_the_step_decides_it_first()
    {
        var sample = await SampleTransfer.PrepareAsync(cluster, to: "340103");
        var open = await sample.StartedAsync();
        await sample.ApprovedAsync(open.Id, Staff.Officer(sample.To.Authority));
        var complaint = await UpheldAsync(new(sample, open.Id));
        var sender = Staff.Registrar(sample.From.Code);

        Assert.Equal(RuleBook.ComplaintUndecided, (await DecideAsync(complaint, sender, "approve")).Refusal!.Rule);
        await sample.ApprovedAsync(open.Id, sender);

        Assert.Null((await DecideAsync(complaint, sender, "approve")).Value!.Complaint!.Reopened);
    }

    [Fact]
    public async Task A_school_that_starts_nothing_is_complained_of_without_a_case_by_any_office()
    {
        var sample = await SampleCase.PrepareAsync(cluster);
        var stranger = await SampleSchool.OpenAsync(cluster, authority: "530102");
        var form = new ComplaintForm
        {
            StudentNumber = sample.Student.StudentNumber.Value,
            Name = sample.Student.Name,
            Against = sample.School.Code.Value,
            Complainant = "other",
            Reason = "学校不受理休学申请",
        };

        var started = await ComplainAsync(form, Staff.Registrar(stranger.Code));

        Assert.Equal((CaseState.Open, Office.Of(sample.School.Authority)), (started.Value!.State, started.Value.Steps[0].Office));
        Assert.Equal(RuleBook.IdentityMismatch, (await ComplainAsync(form with { Name = "测试" }, Staff.Registrar(stranger.Code))).Refusal!.Rule);
        Assert.Equal(RuleBook.SchoolNotFound, (await ComplainAsync(form with { Against = "2134999999" }, Staff.Registrar(stranger.Code))).Refusal!.Rule);
        Assert.Equal(RuleBook.RegionNotFound, (await ComplainAsync(form with { Against = "349999" }, Staff.Registrar(stranger.Code))).Refusal!.Rule);
        Assert.Equal(
            RuleBook.StudentNotFound, (await ComplainAsync(form with { StudentNumber = "G" + Children.ResidentId(999_999, Children.BirthDate) }, Staff.Registrar(stranger.Code))).Refusal!.Rule);
        Assert.Equal(
            RuleBook.CaseNotFound,
            (await ComplainAsync(form with { StudentNumber = null, Name = null, Case = CaseId.Of(sample.Student.Id, Guid.NewGuid()).Value }, sample.Registrar)).Refusal!.Rule);

        // The child is as free for every other case as before, and the complaint is as free for the child's.
        await sample.CompletedAsync(sample.Form("dropout") with { Date = "2026-09-01" });
        Assert.Equal(StepState.Open, (await ReadAsync(started.Value.Id)).Steps[0].State);
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_refused_supplementary_record_is_created_after_all()
    {
        var opened = await SampleSchool.OpenAsync(cluster, authority: "340102");
        var school = opened with { Class = await opened.OpenClassAsync(1, 45, 2024) };
        var asked = (await school.Grain.StartSupplementary(
            new Contracts.Schools.StartSupplementary(
                Staff.Registrar(school.Code), Operations.New(), Children.Form(school.Code, school.Class), "随父母返乡"), default)).Value!;
        await SayAsync(asked.Id, Staff.Officer(school.Authority), "refuse");
        var form = new ComplaintForm { Case = asked.Id.Value, Against = school.Authority.Value, Complainant = "office", Reason = "符合补建条件" };
        var complaint = (await ComplainAsync(form, Staff.Registrar(school.Code))).Value!.Id;
        Assert.Empty(await cluster.FindViolationsAsync());
        await SayAsync(complaint, Staff.Officer(Hefei), "approve");
        await SayAsync(complaint, Staff.Officer(school.Authority), "approve");
        await SayAsync(complaint, Staff.Officer(Hefei), "approve");

        var reopened = (await SayAsync(complaint, Staff.Officer(school.Authority), "approve")).Complaint!.Reopened!.Value;

        Assert.Equal(CaseState.Completed, (await ReadAsync(reopened)).State);
        Assert.Equal(1, await school.StudentsAsync());
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    /// <summary>A transfer within Hefei that the sending school has refused.</summary>
    private async Task<RefusedTransfer> RefusedAsync(int capacity = 45)
    {
        var sample = await SampleTransfer.PrepareAsync(cluster, to: "340103", capacity: capacity);
        var view = await sample.StartedAsync();
        await sample.ApprovedAsync(view.Id, Staff.Officer(sample.To.Authority));
        Assert.Equal(CaseState.Refused, (await sample.DecideAsync(view.Id, Staff.Registrar(sample.From.Code), "refuse", "学费未清")).Value!.State);
        return new(sample, view.Id);
    }

    private async Task<CaseId> UpheldAsync(RefusedTransfer transfer)
    {
        var complaint = (await ComplainAsync(transfer, transfer.Refused)).Value!.Id;
        await SayAsync(complaint, Staff.Officer(Hefei), "approve");
        await SayAsync(complaint, Staff.Registrar(transfer.Sample.From.Code), "approve");
        await SayAsync(complaint, Staff.Officer(Hefei), "approve");
        return complaint;
    }

    private Task<Answer<CaseView>> ComplainAsync(RefusedTransfer transfer, CaseId about, Operation? operation = null) => ComplainAsync(
        new ComplaintForm { Case = about.Value, Against = transfer.Sample.From.Code.Value, Complainant = "guardian", Reason = "未说明正当理由" },
        Staff.Registrar(transfer.Sample.To.Code), operation);

    private Task<Answer<CaseView>> ComplainAsync(ComplaintForm form, Caller caller, Operation? operation = null) =>
        cluster.Grains.GetGrain<ICaseDeskGrain>(0).StartComplaint(new StartComplaint(caller, operation ?? Operations.New(), form), default);

    private async Task<CaseView> SayAsync(CaseId id, Caller caller, string decision)
    {
        var answer = await DecideAsync(id, caller, decision);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    private Task<Answer<CaseView>> DecideAsync(CaseId id, Caller caller, string decision, Operation? operation = null) =>
        cluster.Grains.GetGrain<IStatusChangeGrain>(id.Guid).Decide(
            new DecideCase(caller, operation ?? Operations.New(), new CaseDecision(decision, "情况属实")), default);

    private async Task<CaseView> ReadAsync(CaseId id) =>
        (await cluster.Grains.GetGrain<IStatusChangeGrain>(id.Guid).Read(Staff.NationalOperator, default)).Value!;

    private async Task<CaseId> SuspendAsync(SampleTransfer sample)
    {
        var form = new Domain.StatusChanges.CaseForm
        {
            Type = "suspension",
            StudentNumber = sample.Student.StudentNumber.Value,
            Name = sample.Student.Name,
            Reason = "家长申请",
            Date = "2026-09-10",
            Until = "2027-01-31",
        };
        var answer = await cluster.Grains.GetGrain<ICaseDeskGrain>(0).Start(
            new StartCase(Staff.Registrar(sample.From.Code), Operations.New(), form), default);
        Assert.Null(answer.Refusal);
        return answer.Value!.Id;
    }

    private sealed record RefusedTransfer(SampleTransfer Sample, CaseId Refused);
}

/// <summary>What happens to complaints while nobody acts; a cluster of its own, because the clock runs on.</summary>
public sealed class ComplaintClockTests : RegistryCluster
{
    [Fact]
    public async Task A_late_step_is_listed_and_then_goes_up_one_level()
    {
        var sample = await SampleCase.PrepareAsync(this);
        var form = new ComplaintForm
        {
            StudentNumber = sample.Student.StudentNumber.Value,
            Name = sample.Student.Name,
            Against = sample.School.Code.Value,
            Complainant = "guardian",
            Reason = "学校不受理休学申请",
        };
        var desk = Grains.GetGrain<ICaseDeskGrain>(0);
        var started = (await desk.StartComplaint(new StartComplaint(sample.Registrar, Operations.New(), form), default)).Value!;
        var hefei = AuthorityCode.Parse("340100");

        Time.Advance(TimeSpan.FromDays(6));
        await Eventually.HoldsAsync(this, () => ReadAsync(started.Id), view => view.Steps[0].Overdue);
        var overdue = await Eventually.HoldsAsync(this, () => OverdueAsync(hefei), table => table.Overdue == 1);
        Assert.Equal((CaseType.Complaint, CaseParty.CommonAuthority), (overdue.Parties[0].Type, overdue.Parties[0].Party));

        Time.Advance(TimeSpan.FromDays(9));
        var raised = await Eventually.HoldsAsync(this, () => ReadAsync(started.Id), view => view.Steps[0].Office == Office.Of(hefei));
        Assert.Equal([Office.Of(sample.School.Authority)], raised.Steps[0].PassedBy);
        Assert.Equal(Office.Of(hefei), raised.Steps[2].Office);
        var tasks = (await desk.ReadTasks(new ReadTasks(Staff.Officer(hefei), false, null, 10), default)).Value!;
        Assert.Equal(started.Id, Assert.Single(tasks.Items).Case);
        Assert.Empty(await FindViolationsAsync());
    }

    private async Task<CaseView> ReadAsync(CaseId id) =>
        (await Grains.GetGrain<IStatusChangeGrain>(id.Guid).Read(Staff.NationalOperator, default)).Value!;

    private async Task<OverdueView> OverdueAsync(AuthorityCode region) =>
        (await Grains.GetGrain<IRegionGrain>(GrainKeys.Region(region)).ReadOverdue(Staff.NationalOperator, default)).Value!;
}
