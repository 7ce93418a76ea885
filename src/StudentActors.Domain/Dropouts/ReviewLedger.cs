using System.Text.Json.Serialization;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Dropouts;

/// <summary>What the registry's own ledger (台账) says for a period: the schools' reports of its last month, and the returns during all of it.</summary>
/// <param name="Schools">Schools that owed a report for the month.</param>
/// <param name="Unreported">Those of them that have not reported; their children are missing in the figures.</param>
/// <param name="Returned">Children who came back: cases of return that were opened in the period and are completed.</param>
public sealed record ReviewLedger(int Schools, int Unreported, int Suspected, int DroppedOut, int Returned)
{
    public static readonly ReviewLedger Empty = new(0, 0, 0, 0, 0);

    [JsonIgnore]
    public ReviewFigures Figures => new(Suspected, DroppedOut, Returned);

    public ReviewLedger With(SchoolRecord school, ReportMonth month) =>
        school.Reporting is not { } reporting ? this
        : reporting.Of(month) is { } report
            ? this with { Schools = Schools + 1, Suspected = Suspected + report.Suspected, DroppedOut = DroppedOut + report.DroppedOut }
        : school.State != SchoolState.Closed && (reporting.Missed.Contains(month) || reporting.Next.Month.CompareTo(month) <= 0)
            ? this with { Schools = Schools + 1, Unreported = Unreported + 1 }
        : this;
}
