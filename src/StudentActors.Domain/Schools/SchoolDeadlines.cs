using StudentActors.Domain.Cases;

namespace StudentActors.Domain.Schools;

/// <summary>What a school has to do by itself.</summary>
public static class SchoolDeadlines
{
    /// <summary>A merger or closure that was approved is driven to its end.</summary>
    public const string Merge = "school.merge";

    /// <summary>The pending deadlines of a school, at most one of each kind.</summary>
    /// <param name="enteredAt">When the record came into its present version.</param>
    public static IReadOnlyList<CaseDeadline> Of(SchoolRecord record, DateTimeOffset enteredAt) =>
        record.Closing is { State: ClosingState.Running } closing
            ? [new(Merge, enteredAt + CaseDeadlines.DriveAfter, closing.StateVersion)]
            : [];
}
