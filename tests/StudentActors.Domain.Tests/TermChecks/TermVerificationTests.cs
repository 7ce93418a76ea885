using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.TermChecks;

namespace StudentActors.Domain.Tests.TermChecks;

public sealed class TermVerificationTests
{
    private static readonly Term Autumn = new(2026, TermSeason.Autumn);

    private static readonly Term Spring = new(2027, TermSeason.Spring);

    private static readonly DateTimeOffset InAutumn = ChinaTime.StartOf(new DateOnly(2026, 11, 2));

    private static readonly DateTimeOffset InSpring = ChinaTime.StartOf(new DateOnly(2027, 2, 1));

    private static readonly Caller Registrar = new("registrar", Role.Registrar, Office.Of(Samples.School));

    private static readonly SchoolRecord School = SchoolRecord.Apply(
        null,
        new SchoolOpened(Samples.School, "第一实验学校", Samples.County, Samples.NineYearSchool.Stages)
        {
            FirstTermCheck = TermVerification.FirstOf(Samples.Today),
        });

    internal static SchoolRecord Unverified => SchoolRecord.Apply(School, TermVerification.Missed(School, 1, InSpring)!);

    internal static Decision<TermChecked> Check(
        SchoolRecord? school = null, string term = "2026-autumn", int? students = 30, int recorded = 30, int? separated = 0, int? empty = 0,
        string? note = null, Caller? caller = null, DateTimeOffset? now = null) =>
        TermVerification.Check(
            school ?? School, caller ?? Registrar, term, new TermCheckForm(students, separated, empty, note), recorded, now ?? InAutumn);

    [Fact]
    public void A_check_is_kept_and_the_next_term_s_deadline_comes_with_it()
    {
        var owed = Assert.Single(SchoolDeadlines.Of(School, InAutumn));
        Assert.Equal((SchoolDeadlines.TermCheck, InSpring, 1), (owed.Kind, owed.DueAt, owed.Generation));

        var verified = SchoolRecord.Apply(School, Accepted.Value(Check()));

        var check = verified.TermChecking!.Of(Autumn)!;
        Assert.Equal((30, 30, true, "registrar"), (check.Students, check.Recorded, check.Matches, check.By));
        var next = Assert.Single(SchoolDeadlines.Of(verified, InAutumn));
        Assert.Equal((ChinaTime.StartOf(new DateOnly(2027, 8, 11)), 2), (next.DueAt, next.Generation));
        Assert.Equal(TermCheckState.Verified, TermVerification.StateOf(verified.TermChecking, Autumn, InAutumn));
    }

    [Fact]
    public void A_second_check_of_a_term_takes_the_place_of_the_first_and_the_same_again_changes_nothing()
    {
        var verified = SchoolRecord.Apply(School, Accepted.Value(Check()));
        Assert.True(TermVerification.Repeats(verified, Accepted.Value(Check(verified, now: InAutumn.AddDays(3)))));

        var second = Accepted.Value(Check(verified, students: 29, separated: 1, note: "一名学生已通知转学"));
        Assert.False(TermVerification.Repeats(verified, second));
        var changed = SchoolRecord.Apply(verified, second);

        Assert.False(Assert.Single(changed.TermChecking!.Checks).Matches);
        Assert.Equal((verified.TermChecking!.Next, verified.TermChecking.Version), (changed.TermChecking.Next, changed.TermChecking.Version));
    }

    [Fact]
    public void A_school_that_lets_a_term_end_is_unverified_until_it_checks_its_rolls()
    {
        Assert.Null(TermVerification.Missed(School, 1, InSpring.AddTicks(-1)));
        Assert.Null(TermVerification.Missed(School, 2, InSpring));
        Assert.Null(TermVerification.Missed(SchoolRecord.Apply(School, Accepted.Value(Check())), 1, InSpring));

        Assert.Equal(SchoolDebts.TermCheck, Unverified.Debts);
        Assert.Equal(TermCheckState.Unverified, TermVerification.StateOf(Unverified.TermChecking, Autumn, InSpring));
        Assert.Equal(RuleBook.TermCheckCurrent, Check(Unverified, now: InSpring).Refusal!.Rule);

        var verified = SchoolRecord.Apply(Unverified, Accepted.Value(Check(Unverified, "2027-spring", now: InSpring)));
        Assert.Equal((SchoolDebts.None, Spring.Next), (verified.Debts, verified.TermChecking!.Next));
    }

    [Theory]
    [InlineData(null, 300, false)]
    [InlineData(0, 0, true)]
    [InlineData(14, 13, false)]
    [InlineData(14, 14, true)]
    public void Cases_are_blocked_some_days_after_the_term_where_policy_says_so(int? days, int passed, bool blocked)
    {
        var policy = new CasePolicy { TermCheckBlockDays = days };
        var now = InSpring.AddDays(passed);

        Assert.Equal(blocked ? RuleBook.TermCheckUnverified : null, TermVerification.Refuse(Unverified, CaseType.Transfer, policy, now)?.Rule);
        Assert.Null(TermVerification.Refuse(School, CaseType.Transfer, policy, now));
        Assert.Null(TermVerification.Refuse(Unverified, CaseType.Death, policy, now));
        Assert.Null(TermVerification.Refuse(Unverified, CaseType.KeyDataChange, policy, now));
    }

    [Fact]
    public void What_does_not_match_is_explained()
    {
        Assert.Equal(RuleBook.TermCheckNote, Check(students: 31).Refusal!.Rule);
        Assert.Equal(RuleBook.TermCheckNote, Check(empty: 1).Refusal!.Rule);
        Assert.True(Check(students: 31, note: "一名新生学籍正在办理").Accepted);
        Assert.True(Check(students: TermVerification.MostStudents, recorded: TermVerification.MostStudents).Accepted);
        Assert.Equal(RuleBook.TermCheckNumber, Check(separated: TermVerification.MostStudents + 1).Refusal!.Rule);
    }

    [Fact]
    public void The_school_s_own_side_checks_while_it_is_open()
    {
        Assert.Equal(RuleBook.OfficeNotAllowed, Check(caller: new("a", Role.Registrar, Office.Of(SchoolCode.Parse("2134000009")))).Refusal!.Rule);
        Assert.True(Check(caller: new("a", Role.Officer, Office.Of(Samples.County))).Accepted);
        Assert.Equal(RuleBook.TermCheckCurrent, Check(School with { TermChecking = null }).Refusal!.Rule);

        var closed = Unverified with { Closing = Schools.Closings.Running.Closing! with { State = ClosingState.Completed } };
        Assert.Equal((SchoolDebts.None, 0), (closed.Debts, SchoolDeadlines.Of(closed, InSpring).Count));
        Assert.Equal(RuleBook.SchoolClosed, Check(closed).Refusal!.Rule);
        Assert.Null(TermVerification.Missed(closed, 2, InSpring.AddYears(1)));
    }

    [Theory]
    [InlineData("2027-01-31", TermCheckState.NotDue)]
    [InlineData("2027-02-01", TermCheckState.Due)]
    [InlineData("2027-08-10", TermCheckState.Due)]
    [InlineData("2027-08-11", TermCheckState.Unverified)]
    public void A_check_is_due_while_its_term_runs(string day, TermCheckState state) =>
        Assert.Equal(state, TermVerification.StateOf(Unverified.TermChecking, Spring, ChinaTime.StartOf(DateOnly.Parse(day, null))));

    [Fact]
    public void Terms_follow_each_other_without_a_gap()
    {
        Assert.Equal((new DateOnly(2026, 8, 11), new DateOnly(2027, 1, 31)), (Autumn.FirstDay, Autumn.LastDay));
        Assert.Equal((new DateOnly(2027, 2, 1), new DateOnly(2027, 8, 10)), (Spring.FirstDay, Spring.LastDay));
        Assert.All([Autumn, Spring], term => Assert.Equal((term, term), (Term.Of(term.FirstDay), Term.Of(term.LastDay))));
    }
}
