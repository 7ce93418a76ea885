using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Dropouts;

public sealed class DropoutReviewsTests
{
    private static readonly Authority County = AuthorityTable.Find(Samples.County)!;

    private static readonly ReviewPeriod ThirdQuarter = new(ReviewKind.Quarter, 2026, 3);

    private static readonly DateOnly Since = new(2026, 9, 1);

    private static readonly StepClock Clock = CasePolicy.Nothing.DropoutReviewClock();

    // After the seven days of the National Day; 10 October is a Saturday that is worked.
    private static readonly DateTimeOffset InTime = ChinaTime.StartOf(new DateOnly(2026, 10, 15));

    private static readonly ReviewLedger Ledger = new(3, 1, 4, 2, 1);

    internal static Decision<ReviewFiling> Check(
        string? period = "2026Q3", int? suspected = 4, string? remark = null, Caller? caller = null, DateOnly? since = null, DateTimeOffset? now = null) =>
        DropoutReviews.Check(
            County, caller ?? Officer(County.Code), period, new ReviewForm(suspected, 2, 1, remark), since ?? Since, now ?? InTime);

    internal static Decision<DropoutReview> Conclude(int suspected = 4, string? remark = null, DateTimeOffset? now = null) =>
        DropoutReviews.Conclude(
            Accepted.Value(Check(suspected: suspected, remark: remark)), Ledger, DropoutReviews.DueOf(ThirdQuarter, Clock, WorkingCalendar.Embedded),
            Officer(County.Code), now ?? InTime);

    internal static Caller Officer(AuthorityCode authority) => new("officer", Role.Officer, Office.Of(authority));

    [Theory]
    [InlineData("340102", new[] { ReviewKind.Quarter })]
    [InlineData("340100", new[] { ReviewKind.Term })]
    [InlineData("340000", new[] { ReviewKind.SchoolYear })]
    [InlineData("110101", new[] { ReviewKind.Quarter })]
    [InlineData("110000", new[] { ReviewKind.SchoolYear })]
    [InlineData("441900", new[] { ReviewKind.Quarter, ReviewKind.Term })] // Dongguan has no counties.
    [InlineData("660000", new[] { ReviewKind.Quarter, ReviewKind.SchoolYear })] // Nor has the Corps.
    [InlineData("000000", new ReviewKind[0])]
    public void Who_owes_what_follows_from_the_level(string authority, ReviewKind[] kinds) =>
        Assert.Equal(kinds, DropoutReviews.KindsOf(AuthorityTable.Find(AuthorityCode.Parse(authority))!));

    [Theory]
    [InlineData("340102", "340000")]
    [InlineData("340100", "340000")]
    [InlineData("340000", "000000")]
    [InlineData("660000", "000000")]
    public void Nobody_sets_the_limit_for_itself(string authority, string by) =>
        Assert.Equal(by, DropoutReviews.LimitedBy(AuthorityTable.Find(AuthorityCode.Parse(authority))!).Value);

    [Theory]
    [InlineData("2026Q3", "2026-07-01", "2026-09-30", "2026-09", "2026Q4")]
    [InlineData("2026Q4", "2026-10-01", "2026-12-31", "2026-12", "2027Q1")]
    [InlineData("2026-autumn", "2026-08-11", "2027-01-31", "2027-01", "2027-spring")]
    [InlineData("2027-spring", "2027-02-01", "2027-08-10", "2027-07", "2027-autumn")]
    [InlineData("2026-2027", "2026-08-11", "2027-08-10", "2027-07", "2027-2028")]
    public void A_period_has_its_days_in_the_calendar(string text, string first, string last, string month, string next)
    {
        Assert.True(ReviewPeriod.TryParse(text, out var period));

        Assert.Equal((text, first, last), (period.Value, Iso(period.First), Iso(period.Last)));
        Assert.Equal((month, next), (period.LastMonth.Value, period.Next.Value));
        Assert.Equal(ChinaTime.StartOf(period.Last.AddDays(1)), period.End);
        Assert.Equal((period, period), (ReviewPeriod.Of(period.Kind, period.First), ReviewPeriod.Of(period.Kind, period.Last)));
        Assert.True(period.CompareTo(period.Next) < 0);
    }

    [Theory]
    [InlineData("2026Q0")]
    [InlineData("2026Q5")]
    [InlineData("2026q3")]
    [InlineData("1999Q4")]
    [InlineData("2026-2028")]
    [InlineData("2026-26")]
    [InlineData("1999-spring")]
    [InlineData("2026-summer")]
    [InlineData("2026-09")]
    [InlineData("")]
    [InlineData(null)]
    public void A_period_has_one_form(string? text) => Assert.False(ReviewPeriod.TryParse(text, out _));

    [Fact]
    public void The_limit_runs_in_working_days_from_the_period_s_end()
    {
        var due = DropoutReviews.DueOf(ThirdQuarter, Clock, WorkingCalendar.Embedded);

        Assert.Equal(new StepClock(20, 14, 5), Clock);
        Assert.Equal(WorkingCalendar.Embedded.After(new DateOnly(2026, 9, 30), 20).Date, due.DueDate);
        Assert.Equal(WorkingCalendar.Embedded.After(new DateOnly(2026, 9, 30), 14).Date, due.RemindDate);
        Assert.False(due.Provisional);
        Assert.True(DropoutReviews.DueOf(new(ReviewKind.Quarter, 2028, 4), Clock, WorkingCalendar.Embedded).Provisional);
        Assert.Equal(new StepClock(1, 1, 2), new CasePolicy { DropoutReviewDays = 1, EscalateEveryDays = 2 }.DropoutReviewClock());
        Assert.False(due.IsReminded(ChinaTime.StartOf(due.RemindDate)));
        Assert.True(due.IsReminded(ChinaTime.StartOf(due.RemindDate.AddDays(1))));
    }

    [Fact]
    public void What_is_owed_begins_with_the_period_in_which_the_first_school_was_entered()
    {
        Assert.Empty(Pending(null, InTime));
        Assert.Empty(Pending(Since, ThirdQuarter.End.AddTicks(-1)));
        Assert.Equal(["2026Q3"], Pending(Since, ThirdQuarter.End));
        Assert.Equal(["2026Q3"], Pending(new DateOnly(2026, 9, 30), ThirdQuarter.End));
        Assert.Empty(Pending(new DateOnly(2026, 10, 1), ThirdQuarter.End));
        Assert.Equal(["2026Q3", "2026Q4", "2027Q1"], Pending(Since, ChinaTime.StartOf(new DateOnly(2027, 4, 1))));
        Assert.Equal(["2026Q3", "2027Q1"], Pending(Since, ChinaTime.StartOf(new DateOnly(2027, 4, 1)), ThirdQuarter.Next));
    }

    [Fact]
    public void A_city_without_counties_owes_quarters_and_terms()
    {
        var city = AuthorityTable.Find(AuthorityCode.Parse("441900"))!;

        var pending = DropoutReviews.Pending(
            city, Since, new HashSet<ReviewPeriod>(), Clock, WorkingCalendar.Embedded, ChinaTime.StartOf(new DateOnly(2027, 2, 1)));

        Assert.Equal(["2026Q3", "2026Q4", "2026-autumn"], pending.Select(due => due.Period.Value));
    }

    [Fact]
    public void A_period_is_due_from_its_end_to_the_limit_and_then_overdue()
    {
        var due = DropoutReviews.DueOf(ThirdQuarter, Clock, WorkingCalendar.Embedded);

        Assert.Equal(ReviewState.NotDue, DropoutReviews.StateOf(false, due, ThirdQuarter.End.AddTicks(-1)));
        Assert.Equal(ReviewState.Due, DropoutReviews.StateOf(false, due, ThirdQuarter.End));
        Assert.Equal(ReviewState.Due, DropoutReviews.StateOf(false, due, due.End.AddTicks(-1)));
        Assert.Equal(ReviewState.Overdue, DropoutReviews.StateOf(false, due, due.End));
        Assert.Equal(ReviewState.Reviewed, DropoutReviews.StateOf(true, due, due.End));
        Assert.Equal(ReviewState.NotDue, DropoutReviews.StateOf(false, null, due.End));
    }

    [Fact]
    public void What_is_overdue_goes_up_one_authority_after_the_other()
    {
        var calendar = WorkingCalendar.Embedded;
        var due = DropoutReviews.DueOf(ThirdQuarter, Clock, calendar);

        Assert.Empty(Told(due.End.AddTicks(-1)));
        Assert.Equal(["340100"], Told(due.End));
        Assert.Equal(["340100"], Told(calendar.After(due.DueDate, 5).End.AddTicks(-1)));
        Assert.Equal(["340100", "340000"], Told(calendar.After(due.DueDate, 5).End));
        Assert.Equal(["340100", "340000", "000000"], Told(calendar.After(due.DueDate, 10).End));
        Assert.Equal(["340100", "340000", "000000"], Told(due.End.AddYears(1)));

        IEnumerable<string> Told(DateTimeOffset now) => DropoutReviews.Told(County.Code, due, Clock, calendar, now).Select(code => code.Value);
    }

    [Fact]
    public void A_review_that_agrees_with_the_ledger_needs_no_remark()
    {
        var review = Accepted.Value(Conclude());

        Assert.Equal((ThirdQuarter, new ReviewFigures(4, 2, 1), Ledger), (review.Period, review.Figures, review.Ledger));
        Assert.Equal((null, "officer", InTime, false), (review.Remark, review.By, review.At, review.Late));
        Assert.True(Accepted.Value(Conclude(now: InTime.AddMonths(2))).Late);
        Assert.Equal("一校漏报", Accepted.Value(Conclude(suspected: 5, remark: "一校漏报")).Remark);
        Refused.For(Conclude(suspected: 5), ("remark", RuleBook.DropoutReviewDiffers));
        Refused.For(Conclude(suspected: 5, remark: " "), ("remark", RuleBook.DropoutReviewDiffers));
    }

    [Fact]
    public void The_authority_itself_reviews_and_nobody_in_its_place()
    {
        Assert.True(Check(caller: new("a", Role.Registrar, Office.Of(County.Code))).Accepted);
        Assert.Equal(RuleBook.RoleNotAllowed, Check(caller: new("a", Role.Auditor, Office.Of(County.Code))).Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, Check(caller: Officer(AuthorityCode.Parse("340103"))).Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, Check(caller: new("a", Role.Registrar, Office.Of(Samples.School))).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewOffice, Check(caller: Officer(AuthorityCode.Parse("340100"))).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewOffice, Check(caller: Samples.NationalOperator).Refusal!.Rule);
    }

    [Fact]
    public void Only_periods_that_are_owed_and_over_are_reviewed()
    {
        Assert.Equal(RuleBook.DropoutReviewNone, Check("2026Q2").Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewNone, Check("2026-autumn").Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewEarly, Check("2026Q4").Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReviewEarly, Check(now: ThirdQuarter.End.AddTicks(-1)).Refusal!.Rule);
        Assert.True(Check(now: ThirdQuarter.End).Accepted);
        Assert.Equal(
            RuleBook.DropoutReviewNone,
            DropoutReviews.Check(County, Officer(County.Code), "2026Q3", new ReviewForm(0, 0, 0, null), null, InTime).Refusal!.Rule);
    }

    [Fact]
    public void All_faults_of_the_form_are_told_at_once()
    {
        var refused = DropoutReviews.Check(
            County, Officer(County.Code), "2026-9", new ReviewForm(null, -1, DropoutReviews.MostChildren + 1, "\n"), Since, InTime).Refusal!;

        Refused.Same(
            [
                ("period", RuleBook.DropoutReviewPeriod), ("suspected", RuleBook.DropoutReviewFigures), ("droppedOut", RuleBook.DropoutReviewFigures),
                ("returned", RuleBook.DropoutReviewFigures),
            ],
            refused.Faults);
        Assert.True(Check(remark: new string('一', DropoutReviews.LongestRemark)).Accepted);
        Refused.For(Check(remark: new string('一', DropoutReviews.LongestRemark + 1)), ("remark", RuleBook.DropoutReviewRemark));
        Refused.For(Check(remark: "两\n行"), ("remark", RuleBook.DropoutReviewRemark));
    }

    [Fact]
    public void The_ledger_is_what_schools_reported_for_the_last_month()
    {
        var september = new ReportMonth(2026, 9);
        var reported = DropoutReportsTests.Reported;
        var silent = SchoolRecord.Apply(
            null,
            new SchoolOpened(Samples.School, "第一实验学校", Samples.County, Samples.NineYearSchool.Stages)
            {
                FirstReport = DropoutReports.FirstOf(Samples.NineYearSchool.Stages, Samples.Today, CasePolicy.Nothing),
            });
        var missed = SchoolRecord.Apply(silent, DropoutReports.Missed(silent, 1, CasePolicy.Nothing, InTime)!);
        var closed = silent with { Closing = Schools.Closings.Running.Closing! with { State = ClosingState.Completed } };
        var later = silent with { Reporting = silent.Reporting! with { Next = new(september.Next, new(2026, 11, 10)) } };

        var ledger = new[] { reported, silent, missed, closed, later, silent with { Reporting = null } }
            .Aggregate(ReviewLedger.Empty, (sum, school) => sum.With(school, september));

        Assert.Equal(new ReviewLedger(3, 2, 0, 2, 0), ledger);
        Assert.Equal(new ReviewFigures(0, 2, 0), ledger.Figures);
        Assert.Equal(new ReviewLedger(1, 1, 0, 0, 0), ReviewLedger.Empty.With(silent, september.Next));
    }

    [Theory]
    [InlineData(AuthorityLevel.Nation, true)]
    [InlineData(AuthorityLevel.Province, true)]
    [InlineData(AuthorityLevel.Prefecture, false)]
    [InlineData(AuthorityLevel.County, false)]
    public void The_limit_is_set_above_those_who_owe(AuthorityLevel level, bool allowed)
    {
        var policy = RegionPolicy.Nothing with { Cases = new() { DropoutReviewDays = 30 } };

        Assert.Equal(allowed, policy.Check(level).Count == 0);
        Assert.Empty(RegionPolicy.Nothing.Check(level));
        Assert.Empty((RegionPolicy.Nothing with { Cases = CasePolicy.Nothing }).Check(level));
    }

    private static IEnumerable<string> Pending(DateOnly? since, DateTimeOffset now, params ReviewPeriod[] made) =>
        DropoutReviews.Pending(County, since, made.ToHashSet(), Clock, WorkingCalendar.Embedded, now).Select(due => due.Period.Value);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
