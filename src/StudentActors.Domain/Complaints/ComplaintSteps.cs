using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Complaints;

/// <summary>What a decision, and a limit that passes, means in each step of a complaint.</summary>
internal static class ComplaintSteps
{
    public static Decision<CaseEvent> Decide(
        CaseRecord record, string account, bool refused, string reason, DateTimeOffset now, WorkingCalendar calendar)
    {
        var index = record.OpenStep!.Value;
        var step = record.Steps[index];
        if (!refused)
        {
            var next = record.IndexOf(StepState.Waiting);
            return new StepApproved(index, account, reason, next < 0 ? null : CaseDecisions.Opens(record, next, now, calendar)) { At = now };
        }

        return step.Task switch
        {
            StepTask.Inquire => AuthorityTable.Parent(step.Authority) is { } to
                ? new StepRaised(index, to, CaseDecisions.Opens(record, index, now, calendar), account, reason) { At = now }
                : Refusal.Of(RuleBook.ComplaintHighest),
            StepTask.Answer => Declined(index + 1),

            // Nothing is to be carried out of what was dismissed; but whoever complained is told.
            StepTask.Rule => Declined(record.Steps.Count - 1),
            _ => Refusal.Of(RuleBook.ComplaintToBeDone),
        };

        StepDeclined Declined(int next) => new(index, account, reason, CaseDecisions.Opens(record, next, now, calendar)) { At = now };
    }

    /// <summary>Whether saying no is an answer to a step; <paramref name="task"/> is <c>null</c> outside of complaints.</summary>
    public static bool MayBeRefused(StepTask? task) => task is not (StepTask.CarryOut or StepTask.Tell);

    /// <summary>Whether it is a complaint that has been upheld or dismissed.</summary>
    public static bool IsRuled(CaseRecord record) => ComplaintOutcomes.Of(record) is not null;

    /// <summary>A step whose limit has passed goes to the authority that was told of that; <c>null</c> where nobody is above, or in another case.</summary>
    public static StepRaised? Raise(CaseRecord record, int index, DateTimeOffset now, WorkingCalendar calendar) =>
        record.Steps[index] is { Task: not null, EscalatedTo: [.., var to] }
            ? new StepRaised(index, to, CaseDecisions.Opens(record, index, now, calendar)) { At = now }
            : null;
}
