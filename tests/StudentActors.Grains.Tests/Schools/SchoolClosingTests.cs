using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Cases;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

public sealed class SchoolClosingTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    private static readonly Caller County = Staff.Officer(AuthorityCode.Parse("340102"));

    private static readonly Caller Prefecture = Staff.Officer(AuthorityCode.Parse("340100"));

    [Fact]
    public async Task A_merger_moves_every_student_and_closes_the_school()
    {
        var (from, to) = await SchoolsAsync();
        var children = await EnrolledAsync(from, 5);
        await to.EnrolledAsync();

        var proposed = await ProposedAsync(from, Into(to));
        Assert.Equal((ClosingState.Proposed, SchoolState.Open), (proposed.State, (await ReadAsync(from)).State));
        await from.EnrolledAsync();

        var approved = (await DecideAsync(from, Prefecture)).Value!;
        Assert.Equal(ClosingState.Running, approved.State);
        await ClosedAsync(from);

        var closed = await ReadAsync(from);
        Assert.Equal((SchoolState.Closed, to.Code, 0), (closed.State, closed.MergedInto, closed.Students));
        Assert.Equal(7, (await ReadAsync(to)).Students);
        var classes = (await to.Grain.ReadClasses(Staff.NationalOperator, default)).Value!.Items;
        Assert.Equal([("primary-2026-1", 1), ("primary-2026-2", 6)], classes.Select(c => (c.Id.Value, c.Students)));
        foreach (var child in children)
        {
            var now = (await StudentGrains.ReadAsync(cluster, child.Id)).Value!;
            Assert.Equal((to.Code, new ClassId(Stage.Primary, 2026, 2), child.StudentNumber), (now.School, now.Class, now.StudentNumber));
            var history = (await StudentGrains.Of(cluster, child.Id).ReadHistory(Staff.NationalOperator, 0, 10, default)).Value!;
            Assert.Equal(StudentRehoused.KindName, history.Items[^1].Kind);
        }

        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_closed_school_takes_nobody_in_whichever_way_and_its_code_is_void()
    {
        var (from, to) = await SchoolsAsync();
        await ProposedAsync(from, Into(to), Prefecture);
        await ClosedAsync(from);
        var transfer = await SampleTransfer.PrepareAsync(cluster, "340103", receiving: from);

        var enrolled = await from.EnrolAsync(from.NewChild());
        var moved = await transfer.StartAsync();
        var opened = await from.Grain.OpenClass(
            new OpenClass { Caller = Staff.NationalOperator, Operation = Operations.New(), Stage = "primary", EntryYear = 2026, Number = 7, Capacity = 40 }, default);
        var again = await from.Grain.Open(
            new OpenSchool
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Name = "测试小学",
                Authority = "340102",
                Stages = [new StageForm("primary", 6)],
            },
            default);
        var merged = await ProposeAsync(from, Into(to));

        Assert.Equal(RuleBook.SchoolClosed, enrolled.Refusal!.Rule);
        Assert.Equal(RuleBook.SchoolClosed, moved.Refusal!.Rule);
        Assert.Equal(RuleBook.SchoolClosed, opened.Refusal!.Rule);
        Assert.Equal(RuleBook.SchoolCodeVoid, again.Refusal!.Rule);
        Assert.Equal(RuleBook.SchoolCodeVoid, merged.Refusal!.Rule);
    }

    [Fact]
    public async Task Open_cases_of_the_school_s_students_and_transfers_to_it_end_without_effect()
    {
        var (from, to) = await SchoolsAsync();
        var coming = await SampleTransfer.PrepareAsync(cluster, "340103", receiving: from);
        var leaving = await SampleTransfer.PrepareAsync(cluster, "340102", "530102");
        leaving = leaving with { From = from, Student = await from.EnrolledAsync() };
        var (toHere, fromHere) = (await coming.StartedAsync(), await leaving.StartedAsync());

        await ProposedAsync(from, Into(to), Prefecture);
        await ClosedAsync(from);

        foreach (var (transfer, id) in new[] { (coming, toHere.Id), (leaving, fromHere.Id) })
        {
            var ended = await transfer.ReadAsync(id);
            Assert.Equal((CaseState.Rejected, "school.closed"), (ended.State, ended.RuleId));
            Assert.Null((await transfer.StudentNowAsync()).OpenCase);
        }

        Assert.Equal(coming.From.Code, (await coming.StudentNowAsync()).School);
        Assert.Equal(to.Code, (await leaving.StudentNowAsync()).School);
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_class_goes_where_it_was_told_if_there_is_a_place_for_each()
    {
        var (from, to) = await SchoolsAsync(capacity: 4);
        await EnrolledAsync(from, 3);
        ClassPair[] classes = [new(from.Class.Value, to.Class.Value)];
        await EnrolledAsync(to, 2);

        var full = await ProposeAsync(from, Into(to) with { Classes = [.. classes] }, Prefecture);
        Assert.Equal(RuleBook.ClassFull, full.Refusal!.Rule);

        var (other, roomy) = await SchoolsAsync(capacity: 4);
        await EnrolledAsync(other, 3);
        await ProposedAsync(other, Into(roomy) with { Classes = [.. classes] }, Prefecture);
        await ClosedAsync(other);

        Assert.Equal(3, Assert.Single((await roomy.Grain.ReadClasses(Staff.NationalOperator, default)).Value!.Items).Students);
        await roomy.EnrolledAsync();
        Assert.Equal(RuleBook.ClassFull, (await roomy.EnrolAsync(roomy.NewChild())).Refusal!.Rule);
    }

    [Fact]
    public async Task What_has_become_impossible_by_the_approval_fails_and_opens_the_school_again()
    {
        var (from, to) = await SchoolsAsync(capacity: 3);
        await EnrolledAsync(from, 2);
        await ProposedAsync(from, Into(to) with { Classes = [new(from.Class.Value, to.Class.Value)] });
        await EnrolledAsync(to, 2);

        await DecideAsync(from, Prefecture);
        var failed = await EndedAsync(from);

        Assert.Equal((ClosingState.Failed, "class.full"), (failed.State, failed.RuleId));
        Assert.Equal((SchoolState.Open, 2), ((await ReadAsync(from)).State, (await ReadAsync(from)).Students));
        await from.EnrolledAsync();
    }

    [Fact]
    public async Task Only_a_school_without_students_is_closed()
    {
        var (school, other) = await SchoolsAsync();
        var child = await school.EnrolledAsync();
        var closure = new ProposeClosing(County, Operations.New(), null, [], "已无学生", "瑶海区教育档案室");

        Assert.Equal(RuleBook.SchoolLiveStudents, (await school.Grain.ProposeClosing(closure, default)).Refusal!.Rule);

        var empty = await other.Grain.ProposeClosing(closure with { Operation = Operations.New() }, default);
        Assert.Equal(ClosingState.Proposed, empty.Value!.State);
        Assert.Equal(RuleBook.ClosingApprovalOffice, (await DecideAsync(other, County)).Refusal!.Rule);
        await DecideAsync(other, Prefecture);
        await ClosedAsync(other);
        Assert.Null((await ReadAsync(other)).MergedInto);
        Assert.Equal(school.Code, (await StudentGrains.ReadAsync(cluster, child.Id)).Value!.School);
    }

    [Fact]
    public async Task A_child_who_came_before_the_approval_keeps_a_closure_from_happening()
    {
        var (school, _) = await SchoolsAsync();
        await school.Grain.ProposeClosing(new ProposeClosing(County, Operations.New(), null, [], "已无学生", "瑶海区教育档案室"), default);
        await school.EnrolledAsync();

        await DecideAsync(school, Prefecture);

        var failed = await EndedAsync(school);
        Assert.Equal((ClosingState.Failed, "school.live-students"), (failed.State, failed.RuleId));
    }

    [Fact]
    public async Task Requests_that_are_sent_again_hear_their_first_answer()
    {
        var (from, to) = await SchoolsAsync();
        await from.EnrolledAsync();
        var propose = Into(to) with { Operation = Operations.New() };
        var decide = new DecideClosing(Prefecture, Operations.New(), new CaseDecision("approve", "同意"));

        var proposed = await from.Grain.ProposeClosing(propose, default);
        var proposedAgain = await from.Grain.ProposeClosing(propose, default);
        var decided = await from.Grain.DecideClosing(decide, default);
        await ClosedAsync(from);
        var decidedAgain = await from.Grain.DecideClosing(decide, default);
        var late = await from.Grain.ProposeClosing(propose, default);

        Same.Content(proposed.Value, proposedAgain.Value);
        Same.Content(decided.Value, decidedAgain.Value);
        Same.Content(proposed.Value, late.Value);
        Assert.True(proposedAgain.Replayed && decidedAgain.Replayed && late.Replayed);
    }

    [Fact]
    public async Task Only_an_authority_of_both_schools_merges_them()
    {
        var (from, to) = await SchoolsAsync();
        var elsewhere = await SampleSchool.OpenAsync(cluster, authority: "340202");

        Assert.Equal(RuleBook.RoleNotAllowed, (await ProposeAsync(from, Into(to), Staff.Registrar(from.Code))).Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, (await ProposeAsync(from, Into(to), Staff.Officer(elsewhere.Authority))).Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, (await ProposeAsync(from, Into(elsewhere), Prefecture)).Refusal!.Rule);
        Assert.Equal(
            RuleBook.SchoolNotFound,
            (await ProposeAsync(from, Into(to) with { Into = SampleSchool.NewCode(from.Authority) }, Prefecture)).Refusal!.Rule);
        Assert.Equal(RuleBook.ClosingNone, (await from.Grain.ReadClosing(Staff.NationalOperator, default)).Refusal!.Rule);
    }

    [Fact]
    public async Task A_merger_that_breaks_off_at_any_commit_is_driven_on_by_its_deadline()
    {
        for (var commit = 0; commit < 7; commit++)
        {
            foreach (var after in new[] { false, true })
            {
                var (from, to) = await SchoolsAsync();
                await EnrolledAsync(from, 3);
                await ProposedAsync(from, Into(to));
                cluster.Store.FailCommit(commit, after);
                var operation = Operations.New();
                for (Answer<ClosingView>? decided = null; decided is null;)
                {
                    try
                    {
                        decided = await DecideAsync(from, Prefecture, operation);
                    }
                    catch (RegistryUnavailableException)
                    {
                    }
                }

                await ClosedAsync(from);
                Assert.Equal(3, (await ReadAsync(to)).Students);
            }
        }

        Assert.Empty(await cluster.FindViolationsAsync());
        Assert.Empty((await cluster.Inspection.FollowChainsAsync(null, default)).Broken);
    }

    private static ProposeClosing Into(SampleSchool to) => new(County, Operations.New(), to.Code, [], "布局调整", null);

    private static async Task<StudentView[]> EnrolledAsync(SampleSchool school, int count) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => school.EnrolledAsync()));

    private async Task<(SampleSchool From, SampleSchool To)> SchoolsAsync(int capacity = 45) =>
        (await SampleSchool.OpenAsync(cluster, capacity), await SampleSchool.OpenAsync(cluster, capacity));

    private static Task<Answer<ClosingView>> ProposeAsync(SampleSchool school, ProposeClosing command, Caller? caller = null) =>
        school.Grain.ProposeClosing(command with { Caller = caller ?? County }, default);

    private static async Task<ClosingView> ProposedAsync(SampleSchool school, ProposeClosing command, Caller? caller = null)
    {
        var answer = await ProposeAsync(school, command, caller);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    private static Task<Answer<ClosingView>> DecideAsync(SampleSchool school, Caller caller, Operation? operation = null) =>
        school.Grain.DecideClosing(new DecideClosing(caller, operation ?? Operations.New(), new CaseDecision("approve", null)), default);

    private static async Task<SchoolView> ReadAsync(SampleSchool school) => (await school.Grain.Read(Staff.NationalOperator, default)).Value!;

    private Task<ClosingView> EndedAsync(SampleSchool school) => Eventually.HoldsAsync(
        cluster, async () => (await school.Grain.ReadClosing(Staff.NationalOperator, default)).Value!, closing => closing.EndedAt is not null);

    private async Task ClosedAsync(SampleSchool school) => Assert.Equal(ClosingState.Completed, (await EndedAsync(school)).State);
}
