using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>A migrant worker's child who has dropped out; the clock begins on 10 September 2026, and every test has a cluster of its own.</summary>
public sealed class DropoutHandoverTests : RegistryCluster
{
    private static readonly AuthorityCode Wuhua = AuthorityCode.Parse("530102");

    [Fact]
    public async Task At_the_term_s_end_the_authority_gets_the_task_and_the_other_county_the_file()
    {
        var sample = await SampleCase.PrepareAsync(this);
        await sample.CompletedAsync(sample.Form("dropout") with { Date = "2026-09-01", Household = Wuhua.Value });
        Assert.Empty((await TasksAsync(sample.Officer)).Items);

        Time.Advance(new DateTimeOffset(2027, 1, 31, 16, 1, 0, TimeSpan.Zero) - Time.GetUtcNow());
        var tasks = await Eventually.HoldsAsync(this, () => TasksAsync(sample.Officer), page => page.Items.Length > 0);
        var handover = tasks.Items[0];
        Assert.Equal((CaseType.DropoutHandover, CaseParty.Authority), (handover.Type, handover.Party));
        Assert.Null((await sample.StudentNowAsync()).OpenCase);

        await sample.ApprovedAsync(handover.Case);
        Assert.Equal(RuleBook.HandoverNone, (await FileAsync(handover.Case)).Refusal!.Rule);
        var received = await DecideAsync(handover.Case, "approve");

        Assert.Equal((CaseState.Completed, Wuhua), (received.State, received.Household!.Value));
        Assert.Equal((sample.Student.StudentNumber, StudentStatus.DroppedOut), ((await FileAsync(handover.Case, reveal: true)).Value!.StudentNumber, (await FileAsync(handover.Case)).Value!.Status));
        Assert.Equal(RuleBook.CaseNotFound, (await FileAsync(handover.Case, "530103")).Refusal!.Rule);
        Assert.Equal(StudentStatus.DroppedOut, (await sample.StudentNowAsync()).Status);
        Assert.Empty(await FindViolationsAsync());

        // Once is enough for one absence.
        Time.Advance(TimeSpan.FromDays(200));
        Assert.Equal(RuleBook.HandoverBefore, (await sample.StartAsync(sample.Form("dropoutHandover") with { Household = Wuhua.Value })).Refusal!.Rule);
        Assert.Empty((await TasksAsync(sample.Officer)).Items);
    }

    [Fact]
    public async Task A_child_who_is_back_before_the_county_has_answered_is_not_handed_over()
    {
        var sample = await SampleCase.PrepareAsync(this);
        await sample.CompletedAsync(sample.Form("dropout") with { Date = "2026-09-01" });
        var handover = await sample.StartedAsync(sample.Form("dropoutHandover") with { Household = Wuhua.Value });
        await sample.ApprovedAsync(handover.Id);

        // The return waits for nothing.
        await sample.CompletedAsync(sample.Form("dropoutReturn") with { Date = "2026-09-10" });
        var rejected = await DecideAsync(handover.Id, "approve");

        Assert.Equal((CaseState.Rejected, RuleBook.CaseStatus.Id), (rejected.State, rejected.RuleId));
        Assert.Equal(StudentStatus.Enrolled, (await sample.StudentNowAsync()).Status);
        Assert.Empty(await FindViolationsAsync());
    }

    [Fact]
    public async Task A_hand_over_whose_commit_s_outcome_stays_unknown_is_noted_once()
    {
        var sample = await SampleCase.PrepareAsync(this);
        await sample.CompletedAsync(sample.Form("dropout") with { Date = "2026-09-01" });
        var handover = await sample.StartedAsync(sample.Form("dropoutHandover") with { Household = Wuhua.Value });
        await sample.ApprovedAsync(handover.Id);

        // The decision is the first commit, the note in the record the second.
        Store.FailCommit(1, afterItTookEffect: true);
        await DecideAsync(handover.Id, "approve");
        Time.Advance(CaseDeadlines.DriveAfter + TimeSpan.FromMinutes(2));

        await Eventually.HoldsAsync(
            this, async () => (await sample.Grain(handover.Id).Read(Staff.NationalOperator, default)).Value!, view => view.State == CaseState.Completed);
        var noted = await Store.ReadEventsAsync(sample.Student.Id.Guid, 0, 100, default);
        Assert.Single(noted, stored => stored.Event.Kind == Domain.StatusChanges.DropoutHandedOver.KindName);
        Assert.Empty(await FindViolationsAsync());
    }

    private async Task<TaskPage> TasksAsync(Caller caller) =>
        (await Grains.GetGrain<ICaseDeskGrain>(0).ReadTasks(new ReadTasks(caller, false, null, 10), default)).Value!;

    private async Task<CaseView> DecideAsync(CaseId id, string decision)
    {
        var answer = await Grains.GetGrain<IStatusChangeGrain>(id.Guid).Decide(
            new DecideCase(Staff.Officer(Wuhua), Operations.New(), new CaseDecision(decision, null)), default);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    private Task<Answer<StudentView>> FileAsync(CaseId id, string county = "530102", bool reveal = false) =>
        Grains.GetGrain<IStatusChangeGrain>(id.Guid).ReadFile(new ReadStudent(Staff.Officer(AuthorityCode.Parse(county)), reveal), default);
}
