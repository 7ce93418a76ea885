using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Dropouts;

public sealed class DropoutReportsTests
{
    private static readonly ReportMonth September = new(2026, 9);

    private static readonly DateTimeOffset InTime = ChinaTime.StartOf(new DateOnly(2026, 10, 8));

    private static readonly Caller Registrar = new("registrar", Role.Registrar, Office.Of(Samples.School));

    private static readonly SchoolRecord School = SchoolRecord.Apply(
        null,
        new SchoolOpened(Samples.School, "第一实验学校", Samples.County, Samples.NineYearSchool.Stages)
        {
            FirstReport = DropoutReports.FirstOf(Samples.NineYearSchool.Stages, Samples.Today, CasePolicy.Nothing),
        });

    public static SchoolRecord Reported => SchoolRecord.Apply(School, Accepted.Value(Report()));

    internal static Decision<DropoutsReported> Report(
        SchoolRecord? school = null, string month = "2026-09", int? suspected = 0, CasePolicy? policy = null, DateTimeOffset? now = null,
        Caller? caller = null) =>
        DropoutReports.Report(school ?? School, caller ?? Registrar, month, suspected, null, 2, policy ?? CasePolicy.Nothing, now ?? InTime);

    [Fact]
    public void The_first_month_is_that_in_which_the_school_was_entered_and_due_on_the_tenth_of_the_next()
    {
        Assert.Equal(new ReportDue(September, new DateOnly(2026, 10, 10)), School.Reporting!.Next);
        Assert.Equal(
            new DateOnly(2026, 10, 28),
            DropoutReports.FirstOf(School.Stages, Samples.Today, new CasePolicy { DropoutReportDay = 28 })!.Date);
        Assert.Null(DropoutReports.FirstOf([new StageOffering(Stage.Senior, 3)], Samples.Today, CasePolicy.Nothing));
    }

    [Fact]
    public void A_report_is_kept_and_the_next_month_s_deadline_comes_with_it()
    {
        var reported = Reported;

        var report = Assert.Single(reported.Reporting!.Reports);
        Assert.Equal((September, 0, 2, "registrar", false), (report.Month, report.Suspected, report.DroppedOut, report.By, report.Late));
        Assert.Equal(new ReportDue(new(2026, 10), new DateOnly(2026, 11, 10)), reported.Reporting.Next);
        var deadline = Assert.Single(SchoolDeadlines.Of(reported, InTime));
        Assert.Equal(
            (SchoolDeadlines.DropoutReport, ChinaTime.StartOf(new DateOnly(2026, 11, 11)), 2), (deadline.Kind, deadline.DueAt, deadline.Generation));
    }

    [Fact]
    public void A_month_without_a_report_is_a_violation_until_it_is_made_up_for()
    {
        var end = ChinaTime.StartOf(new DateOnly(2026, 10, 11));
        Assert.Null(DropoutReports.Missed(School, 1, CasePolicy.Nothing, end.AddTicks(-1)));
        Assert.Null(DropoutReports.Missed(School, 2, CasePolicy.Nothing, end));
        Assert.Null(DropoutReports.Missed(Reported, 1, CasePolicy.Nothing, end));

        var missed = SchoolRecord.Apply(School, DropoutReports.Missed(School, 1, CasePolicy.Nothing, end)!);
        Assert.Equal((September, new ReportMonth(2026, 10)), (Assert.Single(missed.Reporting!.Missed), missed.Reporting.Next.Month));

        var made = SchoolRecord.Apply(missed, Accepted.Value(Report(missed, now: end.AddDays(3))));
        Assert.Empty(made.Reporting!.Missed);
        Assert.True(Assert.Single(made.Reporting.Reports).Late);
        Assert.Equal(missed.Reporting.Next, made.Reporting.Next);
        Assert.Equal(missed.Reporting.Version, made.Reporting.Version);
    }

    [Theory]
    [InlineData("2026-09-30", ReportState.NotDue)]
    [InlineData("2026-10-01", ReportState.Due)]
    [InlineData("2026-10-10", ReportState.Due)]
    [InlineData("2026-10-11", ReportState.Overdue)]
    public void A_month_is_due_from_its_end_to_its_day(string day, ReportState state) =>
        Assert.Equal(state, DropoutReports.StateOf(School.Reporting, September, ChinaTime.StartOf(DateOnly.Parse(day, null))));

    [Fact]
    public void Months_are_reported_in_order_by_the_school_s_own_side()
    {
        Assert.Equal(RuleBook.DropoutReportEarly, Report(now: ChinaTime.StartOf(new DateOnly(2026, 9, 30))).Refusal!.Rule);
        Assert.Equal(RuleBook.DropoutReportEarly, Report(month: "2026-10", now: InTime.AddMonths(1)).Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, Report(caller: new("a", Role.Registrar, Office.Of(SchoolCode.Parse("2134000009")))).Refusal!.Rule);
        Assert.True(Report(caller: new("a", Role.Officer, Office.Of(Samples.County))).Accepted);
        Assert.Equal(RuleBook.DropoutReportNone, Report(School with { Reporting = null }).Refusal!.Rule);
    }

    [Fact]
    public void A_closed_school_owes_nothing_any_more()
    {
        var closed = School with { Closing = Schools.Closings.Running.Closing! with { State = ClosingState.Completed } };

        Assert.Empty(SchoolDeadlines.Of(closed, InTime));
        Assert.Equal(RuleBook.SchoolClosed, Report(closed).Refusal!.Rule);
        Assert.Null(DropoutReports.Missed(closed, 1, CasePolicy.Nothing, InTime.AddMonths(1)));
    }

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-1", false)]
    [InlineData("2026-13", false)]
    [InlineData("1999-12", false)]
    [InlineData("2026-11-01", false)]
    [InlineData(null, false)]
    public void A_month_has_one_form(string? text, bool valid)
    {
        Assert.Equal(valid, ReportMonth.TryParse(text, out var month));
        Assert.True(!valid || month.Value == text);
    }

    [Fact]
    public void Only_the_last_two_years_stay_in_the_record()
    {
        var school = School;
        for (var (month, now) = (September, InTime); month.Year < 2029; month = month.Next, now = now.AddMonths(1))
        {
            school = SchoolRecord.Apply(school, Accepted.Value(Report(school, month.Value, now: now)));
        }

        Assert.Equal(DropoutReporting.MostReports, school.Reporting!.Reports.Count);
        Assert.Equal(new ReportMonth(2028, 12), school.Reporting.Reports[^1].Month);
    }
}
