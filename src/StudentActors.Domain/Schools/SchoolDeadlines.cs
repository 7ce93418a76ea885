using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.TermChecks;

namespace StudentActors.Domain.Schools;

/// <summary>What a school has to do by itself, or is late with.</summary>
public static class SchoolDeadlines
{
    /// <summary>A merger or closure that was approved is driven to its end.</summary>
    public const string Merge = "school.merge";

    /// <summary>The last day for the next monthly report of dropouts ends.</summary>
    public const string DropoutReport = "school.dropout-report";

    /// <summary>A warning about entrants without a record is due, or their two months end.</summary>
    public const string Entrants = "school.entrants";

    /// <summary>A term ends in which the school owes a check of its rolls.</summary>
    public const string TermCheck = "school.term-check";

    /// <summary>The pending deadlines of a school, at most one of each kind.</summary>
    /// <param name="enteredAt">When the record came into its present version.</param>
    public static IReadOnlyList<CaseDeadline> Of(SchoolRecord record, DateTimeOffset enteredAt)
    {
        var deadlines = new List<CaseDeadline>();
        if (record.Closing is { State: ClosingState.Running } closing)
        {
            deadlines.Add(new(Merge, enteredAt + CaseDeadlines.DriveAfter, closing.StateVersion));
        }

        if (record is { State: not SchoolState.Closed, Reporting: { } reporting })
        {
            deadlines.Add(new(DropoutReport, DropoutReports.End(reporting.Next), reporting.Version));
        }

        if (record.Entrants is { } entrants && EntrantRecords.NextLook(record) is { } look)
        {
            deadlines.Add(new(Entrants, look, entrants.Version));
        }

        if (record is { State: not SchoolState.Closed, TermChecking: { } checking })
        {
            deadlines.Add(new(TermCheck, TermVerification.End(checking.Next), checking.Version));
        }

        return deadlines;
    }
}
