using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>The end of a stage: a class that graduates, with or without an authority, and the record that goes on afterwards.</summary>
public sealed class GraduationTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    private const string Day = "2027-06-20";

    [Fact]
    public async Task A_class_graduates_at_once_and_who_may_not_is_named()
    {
        var school = await OpenAsync(Stage.Primary);
        var (first, second) = (await school.EnrolledAsync(), await school.EnrolledAsync());
        var problem = await school.EnrolledAsync(school.NewChild() with { Document = null });
        var suspended = await school.EnrolledAsync();
        await SuspendAsync(school, suspended);

        var answer = await GraduateAsync(school);

        var view = answer.Value!;
        Assert.Equal((school.Class, 2, 0), (view.Class, view.Graduated, view.Pending));
        Assert.Equal(
            new[] { (problem.Id, RuleBook.GraduationProblem), (suspended.Id, RuleBook.CaseStatus) }.OrderBy(pair => pair.Id.Value),
            view.Refused.Select(one => (one.Student, one.Refusal.Rule)).OrderBy(pair => pair.Student.Value));
        foreach (var student in new[] { first, second })
        {
            var now = (await StudentGrains.ReadAsync(cluster, student.Id)).Value!;
            Assert.Equal((StudentStatus.Graduated, school.Code, null), (now.Status, now.School, now.OpenCase));
        }

        Assert.Equal(2, await school.StudentsAsync());
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    [Fact]
    public async Task A_class_that_is_asked_again_goes_on_with_those_who_are_left()
    {
        var school = await OpenAsync(Stage.Primary);
        await school.EnrolledAsync();
        var transferring = await school.EnrolledAsync();
        var open = await SuspendAsync(school, transferring, approve: false);
        var operation = Operations.New();
        var first = (await GraduateAsync(school, operation)).Value!;
        Assert.Equal((1, RuleBook.CaseOpenBusiness), (first.Graduated, Assert.Single(first.Refused).Refusal.Rule));

        await cluster.Grains.GetGrain<IStatusChangeGrain>(open.Id.Guid).Withdraw(
            new WithdrawCase(Staff.Registrar(school.Code), Operations.New(), null), default);
        var again = (await GraduateAsync(school, operation)).Value!;
        var third = (await GraduateAsync(school, Operations.New(), "completed")).Value!;

        Assert.Equal((2, 0), (again.Graduated, again.Refused.Length));
        Assert.Equal((2, 0), (third.Graduated, third.Refused.Length));
        Assert.Equal(StudentStatus.Graduated, (await StudentGrains.ReadAsync(cluster, transferring.Id)).Value!.Status);
    }

    [Fact]
    public async Task In_senior_high_the_home_authority_approves_each_student()
    {
        var school = await OpenAsync(Stage.Senior);
        var (one, other) = (await school.EnrolledAsync(), await school.EnrolledAsync());
        var operation = Operations.New();
        Assert.Equal((0, 2), Stand(await GraduateAsync(school, operation)));
        Assert.Equal((0, 2), Stand(await GraduateAsync(school, operation)));

        await DecideAsync(school, one, "approve");
        await DecideAsync(school, other, "refuse");

        Assert.Equal(StudentStatus.Graduated, (await StudentGrains.ReadAsync(cluster, one.Id)).Value!.Status);
        var again = await GraduateAsync(school, operation);
        Assert.Equal((1, 0), Stand(again));
        Assert.Equal(RuleBook.CaseEnded, Assert.Single(again.Value!.Refused).Refusal.Rule);
        Assert.Equal((1, 1), Stand(await GraduateAsync(school, outcome: "completed")));
        await DecideAsync(school, other, "approve");
        Assert.Equal(StudentStatus.Completed, (await StudentGrains.ReadAsync(cluster, other.Id)).Value!.Status);
    }

    [Fact]
    public async Task A_class_that_is_not_due_stays_and_faults_are_told_before_anybody_graduates()
    {
        var school = await OpenAsync(Stage.Primary, entryYear: 2022);
        var child = await school.EnrolledAsync();

        Assert.Equal(RuleBook.GraduationGrade, Assert.Single((await GraduateAsync(school)).Value!.Refused).Refusal.Rule);
        Assert.Equal(RuleBook.GraduationOutcomeUnknown, (await GraduateAsync(school, outcome: "expelled")).Refusal!.Rule);
        Assert.Equal(
            RuleBook.CaseStartOffice, (await GraduateAsync(school, caller: Staff.Officer(AuthorityCode.Parse("340100")))).Refusal!.Rule);
        Assert.Equal(RuleBook.RoleNotAllowed, (await GraduateAsync(school, caller: Staff.Of(Role.Auditor, "340102"))).Refusal!.Rule);
        Assert.Equal(StudentStatus.Enrolled, (await StudentGrains.ReadAsync(cluster, child.Id)).Value!.Status);
    }

    [Fact]
    public async Task A_graduate_s_record_goes_on_at_the_next_school_and_nowhere_else()
    {
        var school = await OpenAsync(Stage.Primary);
        var transfer = new SampleTransfer(cluster, school, await OpenAsync(Stage.Junior, "530102", 2027), await school.EnrolledAsync());
        await GraduateAsync(school);
        Assert.Equal(RuleBook.RecordClosed, (await transfer.StartAsync()).Refusal!.Rule);

        var started = (await transfer.StartAsync(form: transfer.Form with { Type = "continuation" })).Value!;
        await transfer.ApprovedAsync(started.Id, Staff.Officer(transfer.To.Authority));
        await transfer.ApprovedAsync(started.Id, Staff.Officer(transfer.From.Authority));

        var student = await transfer.StudentNowAsync();
        Assert.Equal((StudentStatus.Enrolled, transfer.To.Code), (student.Status, student.School));
        Assert.Equal(
            [new GraduationView(school.Code, Stage.Primary, GraduationOutcome.Graduated, new DateOnly(2027, 6, 20))], student.Graduations);
        Assert.Equal((0, 1), (await transfer.From.StudentsAsync(), await transfer.To.StudentsAsync()));
        Assert.Empty(await cluster.FindViolationsAsync());
    }

    private static (int, int) Stand(Answer<ClassGraduationView> answer) => (answer.Value!.Graduated, answer.Value.Pending);

    private static Task<Answer<ClassGraduationView>> GraduateAsync(
        SampleSchool school, Operation? operation = null, string outcome = "graduated", Caller? caller = null) =>
        school.Grain.GraduateClass(
            new GraduateClass(caller ?? Staff.Registrar(school.Code), operation ?? Operations.New(), school.Class.Value, Day, outcome, "毕业"),
            default);

    private async Task DecideAsync(SampleSchool school, StudentView student, string decision)
    {
        var open = (await StudentGrains.ReadAsync(cluster, student.Id)).Value!.OpenCase!;
        var decided = await cluster.Grains.GetGrain<IStatusChangeGrain>(open.Id.Guid).Decide(
            new DecideCase(Staff.Officer(school.Authority), Operations.New(), new CaseDecision(decision, "审核意见")), default);
        Assert.Null(decided.Refusal);
    }

    private async Task<CaseView> SuspendAsync(SampleSchool school, StudentView student, bool approve = true)
    {
        var sample = new SampleCase(cluster, school, student);
        var view = await sample.StartedAsync(sample.Form("suspension") with { Date = "2027-06-01", Until = "2027-12-31" });
        return approve ? await sample.ApprovedAsync(view.Id) : view;
    }

    // In June of the final year of a class.
    private async Task<SampleSchool> OpenAsync(Stage stage, string county = "340102", int? entryYear = null)
    {
        var now = new DateTimeOffset(2027, 6, 20, 9, 0, 0, TimeSpan.FromHours(8));
        if (cluster.Time.GetUtcNow() < now)
        {
            cluster.Time.SetUtcNow(now);
        }

        var (years, text) = (stage == Stage.Primary ? 6 : 3, Stages.Name(stage));
        var authority = AuthorityCode.Parse(county);
        var school = new SampleSchool(cluster, SampleSchool.NewCode(authority), authority, new ClassId(stage, entryYear ?? 2027 - years, 1));
        Assert.Null((await school.Grain.Open(
            new OpenSchool
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Name = "测试学校",
                Authority = county,
                Stages = [new StageForm(text, years)],
            },
            default)).Refusal);
        Assert.Null((await school.Grain.OpenClass(
            new OpenClass
            {
                Caller = Staff.NationalOperator,
                Operation = Operations.New(),
                Stage = text,
                EntryYear = school.Class.EntryYear,
                Number = 1,
                Capacity = 45,
            },
            default)).Refusal);
        return school;
    }
}
