using StudentActors.Contracts.Calls;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Students;

namespace StudentActors.Grains.Schools;

/// <summary>A row of a batch on its way.</summary>
internal sealed class EnrolmentRow(long row, Operation operation, Admission? admission, EnrolmentAttempt? attempt, Refusal? refusal)
{
    public Operation Operation => operation;

    public Admission? Admission => admission;

    /// <summary><c>null</c> where a rule has turned the row away, and once the attempt has ended.</summary>
    public EnrolmentAttempt? Attempt { get; private set; } = attempt;

    public Refusal? Refusal => refusal;

    public RowAnswer? Answer { get; private set; }

    public static RowAnswer Reject(long row, Refusal refusal) => new(
        row,
        RowOutcome.Rejected,
        refusal.Faults.Count == 0
            ? [new RowFault(string.Empty, refusal.Rule.Id)]
            : [.. refusal.Faults.Select(fault => new RowFault(fault.Path, fault.Rule.Id))],
        HasWarnings: false);

    public void Reject(Refusal reason) => Answer = Reject(row, reason);

    public void End(EnrolmentResult result)
    {
        Attempt = null;
        switch (result)
        {
            case EnrolmentResult.Enrolled enrolled:
                Answer = new RowAnswer(row, RowOutcome.Enrolled, [], enrolled.Record.Problems.Count > 0);
                break;

            case EnrolmentResult.AnsweredBefore:
                Answer = new RowAnswer(row, RowOutcome.Unchanged, [], HasWarnings: false);
                break;

            case EnrolmentResult.Refused refused:
                Reject(refused.Refusal);
                break;
        }
    }

    /// <summary>The same row once more in one batch: nothing is enrolled twice.</summary>
    public void Repeat(RowAnswer first) => Answer = first.Outcome == RowOutcome.Enrolled
        ? new RowAnswer(row, RowOutcome.Unchanged, [], HasWarnings: false)
        : first with { Row = row };
}
