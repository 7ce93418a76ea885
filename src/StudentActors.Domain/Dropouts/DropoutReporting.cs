namespace StudentActors.Domain.Dropouts;

/// <summary>Where a school stands with its monthly reports.</summary>
public sealed record DropoutReporting
{
    /// <summary>Reports that are remembered here; older ones are in the school's events.</summary>
    public const int MostReports = 24;

    public required ReportDue Next { get; init; }

    /// <summary>Version of the school's record at which <see cref="Next"/> was set.</summary>
    public required int Version { get; init; }

    /// <summary>Months whose day passed without a report (art. 26), oldest first.</summary>
    public IReadOnlyList<ReportMonth> Missed { get; init; } = [];

    /// <summary>The last reports, oldest month first.</summary>
    public IReadOnlyList<DropoutReport> Reports { get; init; } = [];

    public DropoutReport? Of(ReportMonth month) => Reports.FirstOrDefault(report => report.Month == month);

    public DropoutReporting After(DropoutsReported e, int version) => Turned(e.Next, version) with
    {
        Missed = [.. Missed.Where(month => month != e.Report.Month)],
        Reports = [.. Reports.Append(e.Report).OrderBy(report => report.Month).TakeLast(MostReports)],
    };

    public DropoutReporting After(DropoutReportMissed e, int version) => Turned(e.Next, version) with { Missed = [.. Missed, e.Month] };

    private DropoutReporting Turned(ReportDue next, int version) => next == Next ? this : this with { Next = next, Version = version };
}
