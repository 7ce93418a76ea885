using StudentActors.Domain.Identity;
using StudentActors.Domain.StatusChanges;

namespace StudentActors.Domain.Students;

/// <summary>
/// What the population register's answer does to a temporary number: a formal one, or a problem record. The child attends in any case.
/// </summary>
public static class NumberCheck
{
    /// <summary>Try again after this when the register did not answer.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromHours(6);

    /// <summary>While nothing else happens, a temporary number is looked at once in so many days.</summary>
    public const int LookAgainDays = 30;

    /// <param name="sequence">0–999; used only for a J number.</param>
    /// <returns><c>null</c> where the record stays as it is.</returns>
    public static StudentEvent? Decide(StudentRecord record, RegisterVerdict verdict, int sequence) => verdict switch
    {
        RegisterVerdict.Agrees => NumberAssignment.Decide(record, sequence).Value,
        RegisterVerdict.Differs or RegisterVerdict.Unknown when record.Number.Kind == NumberKind.Temporary
            && !record.Problems.Contains(ProblemKind.RegisterMismatch) => new ProblemFound(ProblemKind.RegisterMismatch),
        _ => null,
    };
}
