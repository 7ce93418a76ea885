using StudentActors.Domain.Accounts;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Cases;

public sealed partial record CaseRecord
{
    /// <summary>The record after an event; <paramref name="record"/> is <c>null</c> before the first.</summary>
    public static CaseRecord Apply(CaseRecord? record, CaseEvent change) => (record, change) switch
    {
        (null, CaseOpened e) => Opened(e),
        ({ State: CaseState.Opening } r, CaseStarted e) => r.After(e.Next, change),
        ({ State: CaseState.Opening } r, CaseAborted e) => r.Ended(CaseState.Aborted, change) with { RuleId = e.RuleId, Released = true },
        ({ OpenStep: { } open } r, StepApproved e) when e.Step == open =>
            r.With(open, Decided(r.Steps[open], StepState.Approved, e.By, e.Reason, e.At) with { Reopened = e.Reopened }).After(e.Next, change),
        ({ OpenStep: { } open } r, StepDeclined e) when e.Step == open && r.Steps[open].Task is not null =>
            r.With(open, Decided(r.Steps[open], StepState.Refused, e.By, e.Reason, e.At)).WithoutThoseBefore(e.Next.Step).After(e.Next, change),
        ({ OpenStep: { } open } r, StepRaised e) when e.Step == open && e.Next.Step == open && r.Steps[open].Task is not null => r.Raised(open, e),
        ({ OpenStep: { } open } r, StepRefused e) when e.Step == open =>
            r.With(open, Decided(r.Steps[open], StepState.Refused, e.By, e.Reason, e.At)).Ended(CaseState.Refused, change),
        ({ OpenStep: { } open } r, StepReminded e) when e.Step == open => r.Reminded(open, r.Steps[open]),
        ({ OpenStep: { } open } r, StepOverdue e) when e.Step == open && !r.Steps[open].Overdue => r.Alarmed(open, r.Steps[open] with
        {
            OverdueSince = e.At,
            EscalatedTo = e.To is { } to ? [to] : [],
        }),
        ({ OpenStep: { } open } r, StepEscalated e) when e.Step == open && r.Steps[open].Overdue => r.Alarmed(open, r.Steps[open] with
        {
            EscalatedTo = [.. r.Steps[open].EscalatedTo, e.To],
        }),
        ({ OpenStep: { } open } r, DueDateMoved e) when e.Step == open && !r.Steps[open].Overdue => r.With(open, r.Steps[open] with
        {
            DueDate = e.DueDate,
            Provisional = e.Provisional,
            ClockVersion = r.Version + 1,
        }) with
        { Version = r.Version + 1 },
        ({ } r, EvidenceAttached e) when r.State.IsOpen() => r with { Evidence = [.. r.Evidence, e.Item], Version = r.Version + 1 },
        ({ State: CaseState.Opening or CaseState.Open } r, CaseWithdrawn e) => r.Ended(CaseState.Withdrawn, change) with
        {
            WithdrawnBy = e.By,
            WithdrawalReason = e.Reason,
        },
        ({ State: CaseState.Open or CaseState.Applying } r, CaseRejected e) =>
            r.Ended(CaseState.Rejected, change) with { RuleId = e.RuleId },
        ({ State: CaseState.Applying } r, CaseCompleted e) =>
            r.Ended(CaseState.Completed, change) with
            {
                Snapshot = e.Snapshot is { } kept ? new KeptSnapshot(kept.Province, kept.Version) : null,
                PaperFile = e.FileDueDate is { } date ? new PaperFile(date) : null,
                Released = true,
            },
        ({ PaperFile: { HandedOverOn: null } file } r, FileHandedOver e) => r with
        {
            PaperFile = file with { HandedOverOn = e.On, HandedOverBy = e.By },
            Version = r.Version + 1,
        },
        ({ PaperFile: { HandedOverOn: null, OverdueSince: null } file } r, FileNotHandedOver e) => r with
        {
            PaperFile = file with { OverdueSince = e.At },
            Version = r.Version + 1,
        },
        ({ Released: false } r, CaseReleased) when !r.State.IsOpen() => r with { Released = true, Version = r.Version + 1 },
        _ => throw new InvalidOperationException($"{change.Kind} cannot follow version {record?.Version ?? 0} in state {record?.State}."),
    };

    private static CaseRecord Opened(CaseOpened e) => new()
    {
        Id = e.Id,
        Type = e.Type,
        Variant = e.Variant,
        State = CaseState.Opening,
        Student = e.Student,
        Place = e.Place,
        Starter = e.Starter,
        StartedBy = e.By,
        OpenedAt = e.At,
        Reason = e.Reason,
        Effect = e.Effect,
        EvidenceNeeded = e.EvidenceNeeded,
        HasPaperFile = e.PaperFile,
        Reopens = e.Reopens,
        Evidence = e.Evidence ?? [],
        Steps = e.Steps,
        StateSince = e.At,
        StateVersion = 1,
        Version = 1,
    };

    private static CaseStep Decided(CaseStep step, StepState state, string by, string? reason, DateTimeOffset at) =>
        step with { State = state, DecidedBy = by, Reason = reason, DecidedAt = at };

    private CaseRecord With(int index, CaseStep step)
    {
        CaseStep[] steps = [.. Steps];
        steps[index] = step;
        return this with { Steps = steps };
    }

    private CaseRecord Reminded(int index, CaseStep step)
    {
        var reminded = step with { Reminders = step.Reminders + 1 };
        return step.Overdue ? Alarmed(index, reminded) : With(index, reminded) with { Version = Version + 1 };
    }

    private CaseRecord Alarmed(int index, CaseStep step) =>
        With(index, step with { Alarms = step.Alarms + 1, AlarmVersion = Version + 1 }) with { Version = Version + 1 };

    private CaseRecord WithoutThoseBefore(int next) => this with
    {
        Steps = [.. Steps.Select((step, index) => index < next && step.State == StepState.Waiting ? step with { State = StepState.Dropped } : step)],
    };

    // Who asks is also who decides: with the responsible authority's step go those that it would have had later.
    private CaseRecord Raised(int open, StepRaised e)
    {
        var steps = Steps.ToArray();
        for (var i = open; i < steps.Length; i++)
        {
            if (i == open || (steps[i].Party == CaseParty.CommonAuthority && steps[open].Party == CaseParty.CommonAuthority))
            {
                steps[i] = steps[i] with { Office = Office.Of(e.To), Authority = e.To };
            }
        }

        steps[open] = steps[open] with
        {
            PassedBy = [.. Steps[open].PassedBy ?? [], Steps[open].Office],
            OpenedAt = e.At,
            DueDate = e.Next.DueDate,
            Provisional = e.Next.Provisional,
            Reminders = 0,
            OverdueSince = null,
            EscalatedTo = [],
            Alarms = 0,
            ClockVersion = Version + 1,
        };
        return this with { Steps = steps, Version = Version + 1 };
    }

    private CaseRecord Ended(CaseState state, CaseEvent change) => Entered(state, change) with { EndedAt = change.At };

    private CaseRecord Entered(CaseState state, CaseEvent change) =>
        this with { State = state, StateSince = change.At, StateVersion = Version + 1, Version = Version + 1 };

    // The next step opens, or there is none left to be decided.
    private CaseRecord After(StepOpening? next, CaseEvent change)
    {
        if (next is null)
        {
            return Steps.All(step => step.State is StepState.Approved or StepState.Dropped || step is { State: StepState.Refused, Task: not null })
                ? Entered(CaseState.Applying, change)
                : throw new InvalidOperationException($"{change.Kind} leaves a step undecided.");
        }

        if (IndexOf(StepState.Waiting) != next.Step)
        {
            throw new InvalidOperationException($"{change.Kind} opens a step out of turn.");
        }

        var opened = With(next.Step, Steps[next.Step] with
        {
            State = StepState.Open,
            OpenedAt = change.At,
            DueDate = next.DueDate,
            Provisional = next.Provisional,
            ClockVersion = Version + 1,
        });
        return State == CaseState.Open ? opened with { Version = Version + 1 } : opened.Entered(CaseState.Open, change);
    }
}
