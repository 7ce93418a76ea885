using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>Children above the first grade who have no record.</summary>
public sealed class SupplementaryTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task The_record_and_its_number_are_there_once_the_authority_has_approved()
    {
        var (school, form) = await PrepareAsync();
        var operation = Operations.New();

        var started = await StartAsync(school, form, operation);
        var again = await StartAsync(school, form, operation);
        Assert.True(again.Replayed);
        Assert.Equal((CaseState.Open, CaseType.SupplementaryRecord, "测**"), (started.Value!.State, started.Value.Type, started.Value.Applicant!.Name));
        Assert.Equal(started.Value.Id, again.Value!.Id);
        Assert.DoesNotContain(form.Document!.Number!, started.Value.Applicant.Document!.Number, StringComparison.Ordinal);
        Assert.Equal(RuleBook.StudentNotFound, (await StudentGrains.ReadAsync(cluster, started.Value.Student)).Refusal!.Rule);
        Assert.Equal(0, await school.StudentsAsync());
        Assert.Empty(await cluster.FindViolationsAsync());

        var completed = await DecideAsync(school, started.Value.Id, "approve");

        Assert.Equal(CaseState.Completed, completed.Value!.State);
        var student = (await StudentGrains.ReadAsync(cluster, started.Value.Student)).Value!;
        Assert.Equal((StudentStatus.Enrolled, school.Code, 3, null), (student.Status, student.School, student.Grade, student.OpenCase));
        Assert.Equal(NumberKind.Formal, student.NumberKind);
        Assert.Equal(1, await school.StudentsAsync());
        Assert.Empty(await cluster.FindViolationsAsync());
        Assert.True((await StartAsync(school, form, operation)).Replayed);
        Assert.Equal(RuleBook.IdentityDuplicate, (await StartAsync(school, form)).Refusal!.Rule);
    }

    [Fact]
    public async Task A_refused_one_leaves_nothing_and_frees_the_place()
    {
        var (school, form) = await PrepareAsync(capacity: 1);
        var started = (await StartAsync(school, form)).Value!;
        Assert.Equal(RuleBook.ClassFull, (await StartAsync(school, Child(school))).Refusal!.Rule);

        Assert.Equal(CaseState.Refused, (await DecideAsync(school, started.Id, "refuse")).Value!.State);

        Assert.Equal(RuleBook.StudentNotFound, (await StudentGrains.ReadAsync(cluster, started.Student)).Refusal!.Rule);
        Assert.Empty(await cluster.FindViolationsAsync());
        Assert.Equal(CaseState.Open, (await StartAsync(school, form)).Value!.State);
    }

    [Fact]
    public async Task Of_two_for_one_child_the_second_is_rejected_when_the_first_has_completed()
    {
        var (school, form) = await PrepareAsync();
        var (other, _) = await PrepareAsync();
        var first = (await StartAsync(school, form)).Value!;
        var second = (await StartAsync(other, form with { School = other.Code.Value })).Value!;

        Assert.Equal(CaseState.Completed, (await DecideAsync(school, first.Id, "approve")).Value!.State);
        var rejected = (await DecideAsync(other, second.Id, "approve")).Value!;

        Assert.Equal((CaseState.Rejected, RuleBook.IdentityDuplicate.Id), (rejected.State, rejected.RuleId));
        Assert.Equal((1, 0), (await school.StudentsAsync(), await other.StudentsAsync()));
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_record_whose_commit_s_outcome_stays_unknown_is_created_once()
    {
        var (school, form) = await PrepareAsync();
        var started = (await StartAsync(school, form)).Value!;

        // The decision is the first commit, the new record the second.
        cluster.Store.FailCommit(1, afterItTookEffect: true);
        await DecideAsync(school, started.Id, "approve");
        cluster.Time.Advance(CaseDeadlines.DriveAfter + TimeSpan.FromMinutes(2));

        var grain = cluster.Grains.GetGrain<IStatusChangeGrain>(started.Id.Guid);
        await Eventually.HoldsAsync(
            cluster, async () => (await grain.Read(Staff.NationalOperator, default)).Value!, view => view.State == CaseState.Completed);
        Assert.Equal(1, await school.StudentsAsync());
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task Enrolment_above_the_first_grade_is_refused_where_policy_asks_for_the_case()
    {
        var (school, form) = await PrepareAsync(authority: "330102");
        await school.EnrolledAsync(Child(school));
        var region = cluster.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse("330000")));
        var set = await region.SetPolicy(
            new SetPolicy(Staff.NationalOperator, 0, new PolicySettings { Cases = new CasePolicy { SupplementaryCase = true } }), default);
        Assert.Null(set.Refusal);
        cluster.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(RuleBook.SupplementaryRequired, (await school.EnrolAsync(form)).Refusal!.Rule);
        var first = await school.OpenClassAsync(2, 10, 2026);
        await school.EnrolledAsync(Children.Form(school.Code, first));
        Assert.Equal(CaseState.Open, (await StartAsync(school, form)).Value!.State);
        Assert.Equal(RuleBook.SupplementaryGrade, (await StartAsync(school, Children.Form(school.Code, first))).Refusal!.Rule);
    }

    private async Task<(SampleSchool School, EnrolmentForm Child)> PrepareAsync(int capacity = 45, string authority = "340102")
    {
        var opened = await SampleSchool.OpenAsync(cluster, authority: authority);
        var school = opened with { Class = await opened.OpenClassAsync(1, capacity, 2024) };
        return (school, Child(school));
    }

    private static EnrolmentForm Child(SampleSchool school) => Children.Form(school.Code, school.Class);

    private static Task<Answer<CaseView>> StartAsync(SampleSchool school, EnrolmentForm form, Operation? operation = null) =>
        school.Grain.StartSupplementary(
            new StartSupplementary(Staff.Registrar(school.Code), operation ?? Operations.New(), form, "随父母返乡"), default);

    private Task<Answer<CaseView>> DecideAsync(SampleSchool school, CaseId id, string decision) =>
        cluster.Grains.GetGrain<IStatusChangeGrain>(id.Guid).Decide(
            new DecideCase(Staff.Officer(school.Authority), Operations.New(), new CaseDecision(decision, "核实")), default);
}
