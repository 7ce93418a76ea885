using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Dropouts;

/// <summary>The school reported a month.</summary>
/// <param name="Next">What it owes from now on.</param>
public sealed record DropoutsReported(DropoutReport Report, ReportDue Next) : SchoolEvent
{
    public const string KindName = "school.dropouts-reported";

    public override string Kind => KindName;
}

/// <summary>The last day for a month's report passed without one: a violation (art. 26), until it is made up for.</summary>
public sealed record DropoutReportMissed(ReportMonth Month, ReportDue Next) : SchoolEvent
{
    public const string KindName = "school.dropout-report-missed";

    public override string Kind => KindName;
}
