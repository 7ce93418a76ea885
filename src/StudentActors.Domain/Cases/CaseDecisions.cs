using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Cases;

/// <summary>What offices and the registry itself do to an open case.</summary>
public static class CaseDecisions
{
    private const string ApproveText = "approve";

    private const string RefuseText = "refuse";

    /// <summary>The student is locked: the first step that is not decided yet opens.</summary>
    public static CaseStarted Start(CaseRecord record, DateTimeOffset now, WorkingCalendar calendar) =>
        new(Opening(record, record.IndexOf(StepState.Waiting), now, calendar)) { At = now };

    /// <summary>An office decides the step that it holds.</summary>
    public static Decision<CaseEvent> Decide(
        CaseRecord record, Caller caller, CaseDecision decision, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (MayNotDecide(record, caller) is { } refusal)
        {
            return refusal;
        }

        var faults = new List<Fault>();
        if (decision.Decision is not (ApproveText or RefuseText))
        {
            faults.Add(new Fault("decision", RuleBook.CaseDecisionUnknown));
        }

        var task = record.Holder!.Task;
        var required = task is not null ? RuleBook.ComplaintText : decision.Decision == RefuseText ? RuleBook.CaseRefusalReason : null;
        var reason = CaseFields.Reason(decision.Reason, required, faults);
        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        var refused = decision.Decision == RefuseText;
        if (!refused && record.Evidence.Count == 0 && record.NeedsEvidence)
        {
            return Refusal.Of(RuleBook.CaseEvidenceRequired);
        }

        if (task is not null)
        {
            return ComplaintSteps.Decide(record, caller.Account, refused, reason!, now, calendar);
        }

        var step = record.OpenStep!.Value;
        var next = Opening(record, record.IndexOf(StepState.Waiting), now, calendar);
        return refused
            ? new StepRefused(step, caller.Account, reason!) { At = now }
            : new StepApproved(step, caller.Account, reason, next) { At = now };
    }

    /// <summary>
    /// The office that started the case takes it back. Once a step is overdue, an authority that was told of it may do so too, with a
    /// reason (清理): otherwise an office that never answers would hold the student for ever.
    /// </summary>
    public static Decision<CaseEvent> Withdraw(CaseRecord record, Caller caller, string? reason, DateTimeOffset now)
    {
        if (MayNotWithdraw(record, caller) is { } refusal)
        {
            return refusal;
        }

        var faults = new List<Fault>();
        var text = CaseFields.Reason(reason, caller.Office == record.Starter ? null : RuleBook.CaseReasonRequired, faults);
        return faults.Count > 0 ? Refusal.Of(faults) : new CaseWithdrawn(caller.Account, text) { At = now };
    }

    internal static Refusal? MayNotWithdraw(CaseRecord record, Caller caller) =>
        CaseAccess.MayNotSee(record, caller)
        ?? caller.MayNot(Permission.DecideCases)
        ?? (caller.Office != record.Starter && !MayClear(record, caller) ? Refusal.Of(RuleBook.CaseWithdrawalOffice)
            : record.State is not (CaseState.Opening or CaseState.Open) ? Refusal.Of(RuleBook.CaseEnded)
            : ComplaintSteps.IsRuled(record) ? Refusal.Of(RuleBook.ComplaintRuled)
            : null);

    internal static Refusal? MayNotDecide(CaseRecord record, Caller caller)
    {
        if ((CaseAccess.MayNotSee(record, caller) ?? caller.MayNot(Permission.DecideCases)) is { } refusal)
        {
            return refusal;
        }

        if (record.Holder?.Office == caller.Office)
        {
            return null;
        }

        var own = record.Steps.Where(step => step.Office == caller.Office).ToList();
        return own.Count == 0 ? Refusal.Of(RuleBook.CaseStepOffice)
            : record.State.IsOpen() && own.Exists(step => step.State == StepState.Waiting) ? Refusal.Of(RuleBook.CaseStepWaiting)
            : own.Exists(step => step.State is StepState.Approved or StepState.Refused) ? Refusal.Of(RuleBook.CaseStepDecided)
            : record.State.IsOpen() ? Refusal.Of(RuleBook.CaseStepWaiting)
            : Refusal.Of(RuleBook.CaseEnded);
    }

    /// <summary>The step opens now, and its clock begins.</summary>
    internal static StepOpening Opens(CaseRecord record, int index, DateTimeOffset now, WorkingCalendar calendar)
    {
        var due = calendar.After(now, record.Steps[index].Clock.Limit);
        return new StepOpening(index, due.Date, due.Provisional);
    }

    private static StepOpening? Opening(CaseRecord record, int index, DateTimeOffset now, WorkingCalendar calendar) =>
        index < 0 ? null : Opens(record, index, now, calendar);

    // Whether the open step is overdue and was escalated to the caller's office. Nobody does away with another one's complaint: what is late goes up.
    private static bool MayClear(CaseRecord record, Caller caller) =>
        record.Type != CaseType.Complaint && caller.Office.Authority is { } authority && record.Holder?.EscalatedTo.Contains(authority) == true;
}
