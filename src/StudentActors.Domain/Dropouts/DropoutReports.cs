using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Dropouts;

/// <summary>Decides about a school's monthly reports of dropouts, which schools of compulsory education owe even when there are none.</summary>
public static class DropoutReports
{
    public const int MostSuspected = 100_000;

    /// <summary>What a school owes from its first day on; <c>null</c> where it teaches no compulsory stage.</summary>
    public static ReportDue? FirstOf(IEnumerable<StageOffering> stages, DateOnly today, CasePolicy policy) =>
        stages.Any(offering => offering.Stage != Stage.Senior) ? Due(ReportMonth.Of(today), policy) : null;

    /// <param name="droppedOut">Dropouts among the school's students.</param>
    /// <param name="policy">Policy in force at the school.</param>
    public static Decision<DropoutsReported> Report(
        SchoolRecord school, Caller caller, string? month, int? suspected, string? note, int droppedOut, CasePolicy policy, DateTimeOffset now)
    {
        if (caller.MayNot(Permission.StartCases, school.Code, school.Authority) is { } refusal)
        {
            return refusal;
        }

        var faults = new List<Fault>();
        if (!ReportMonth.TryParse(month, out var about))
        {
            faults.Add(new Fault("month", RuleBook.DropoutReportMonth));
        }

        if (suspected is null or < 0 or > MostSuspected)
        {
            faults.Add(new Fault("suspected", RuleBook.DropoutReportSuspected));
        }

        var text = CaseFields.Reason(note, null, faults);
        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        if (school.State == SchoolState.Closed)
        {
            return Refusal.Of(RuleBook.SchoolClosed);
        }

        if (school.Reporting is not { } reporting)
        {
            return Refusal.Of(RuleBook.DropoutReportNone);
        }

        var late = reporting.Missed.Contains(about) || now >= End(reporting.Next);
        var report = new DropoutReport(about, suspected!.Value, droppedOut, text, caller.Account, now, late);
        return reporting.Of(about) is not null ? Refusal.Of(RuleBook.DropoutReportExists)
            : reporting.Missed.Contains(about) ? new DropoutsReported(report, reporting.Next)
            : about.CompareTo(reporting.Next.Month) < 0 ? Refusal.Of(RuleBook.DropoutReportNone)
            : about != reporting.Next.Month || now < ChinaTime.StartOf(about.Next.First) ? Refusal.Of(RuleBook.DropoutReportEarly)
            : new DropoutsReported(report, Due(about.Next, policy));
    }

    /// <summary>The violation when the day has passed; <c>null</c> when it has not, or the report has come.</summary>
    /// <param name="version">The setting of the deadline that fired.</param>
    public static DropoutReportMissed? Missed(SchoolRecord school, int version, CasePolicy policy, DateTimeOffset now) =>
        school is { State: not SchoolState.Closed, Reporting: { } reporting } && reporting.Version == version && now >= End(reporting.Next)
            ? new(reporting.Next.Month, Due(reporting.Next.Month.Next, policy))
            : null;

    /// <summary>Where a month's report stands.</summary>
    public static ReportState StateOf(DropoutReporting? reporting, ReportMonth month, DateTimeOffset now) =>
        reporting?.Of(month) is not null ? ReportState.Reported
        : reporting?.Missed.Contains(month) == true ? ReportState.Overdue
        : reporting?.Next.Month != month || now < ChinaTime.StartOf(month.Next.First) ? ReportState.NotDue
        : now >= End(reporting.Next) ? ReportState.Overdue
        : ReportState.Due;

    /// <summary>The first moment that is too late.</summary>
    public static DateTimeOffset End(ReportDue due) => ChinaTime.StartOf(due.Date.AddDays(1));

    private static ReportDue Due(ReportMonth month, CasePolicy policy) =>
        new(month, month.Next.First.AddDays((policy.DropoutReportDay ?? CasePolicy.UsualDropoutReportDay) - 1));
}
