using StudentActors.Domain.Calendar;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Cases;

/// <summary>
/// Which deadlines a case has and what happens when they pass. A case that has not ended always has one; passing it reminds, marks and
/// escalates, and never approves or refuses, because no rule says that silence is consent.
/// </summary>
public static class CaseDeadlines
{
    /// <summary>The office is reminded of its step.</summary>
    public const string Remind = "case.remind";

    /// <summary>The limit of the step ends.</summary>
    public const string Overdue = "case.overdue";

    /// <summary>
    /// The next authority hears of an overdue step, or gets it, in complaints; after the last of them the office is reminded again.
    /// </summary>
    public const string Escalate = "case.escalate";

    /// <summary>An act that was begun (what the case is for, or its end) is driven to its end.</summary>
    public const string Drive = "case.drive";

    /// <summary>The month for the hand-over of the paper file ends.</summary>
    public const string File = "case.file";

    /// <summary>How long an act may take before it is driven; what acts normally is done long before.</summary>
    public static readonly TimeSpan DriveAfter = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The deadlines of a record: one while it is open, for what comes next, since passing it sets the one after it; later that of the paper file, if any.
    /// </summary>
    public static IReadOnlyList<CaseDeadline> Of(CaseRecord record, WorkingCalendar calendar)
    {
        if (record.Holder is { OpenedAt: { } opened, DueAt: { } due, DueDate: { } date } step)
        {
            if (step.Overdue)
            {
                return [new(Escalate, NextAlarm(step, date, calendar), step.AlarmVersion)];
            }

            var remind = calendar.After(opened, step.Clock.RemindAfter).End;
            return step.Reminders > 0 || remind >= due ? [new(Overdue, due, step.ClockVersion)] : [new(Remind, remind, step.ClockVersion)];
        }

        if (!record.Released)
        {
            return [new(Drive, record.StateSince + DriveAfter, record.StateVersion)];
        }

        return PaperFiles.Owed(record) is { OverdueSince: null } file
            ? [new(File, ChinaTime.StartOf(file.DueDate.AddDays(1)), record.StateVersion)]
            : [];
    }

    /// <summary>
    /// What a passed deadline does to the record; <c>null</c> when it is an older one, came too early, or needs an act instead of an event
    /// (<see cref="Drive"/>).
    /// </summary>
    public static CaseEvent? Passed(CaseRecord record, string kind, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (kind == File)
        {
            return PaperFiles.Owed(record) is { OverdueSince: null } file && now >= ChinaTime.StartOf(file.DueDate.AddDays(1))
                ? new FileNotHandedOver { At = now }
                : null;
        }

        if (record.OpenStep is not { } index || Of(record, calendar).FirstOrDefault(d => d.Kind == kind) is not { } deadline
            || now < deadline.DueAt)
        {
            return null;
        }

        var step = record.Steps[index];
        return kind switch
        {
            Remind when now < step.DueAt => new StepReminded(index) { At = now },
            Remind or Overdue => new StepOverdue(index, Above(step)) { At = now },
            Escalate when ComplaintSteps.Raise(record, index, now, calendar) is { } raised => raised,
            Escalate when Above(step) is { } to => new StepEscalated(index, to) { At = now },
            Escalate => new StepReminded(index) { At = now },
            _ => null,
        };
    }

    /// <summary>The due date of the open step by a calendar that has changed; <c>null</c> where it stays.</summary>
    public static DueDateMoved? Recounted(CaseRecord record, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (record.Holder is not { Overdue: false, OpenedAt: { } opened } step)
        {
            return null;
        }

        var due = calendar.After(opened, step.Clock.Limit);
        return due.Date == step.DueDate && due.Provisional == step.Provisional
            ? null
            : new(record.OpenStep!.Value, due.Date, due.Provisional) { At = now };
    }

    private static DateTimeOffset NextAlarm(CaseStep step, DateOnly dueDate, WorkingCalendar calendar) =>
        calendar.After(dueDate, step.Alarms * step.Clock.EscalateEvery).End;

    // A school's own authority comes first, then each one above those that have been told.
    private static AuthorityCode? Above(CaseStep step) =>
        step.EscalatedTo.Count > 0 ? AuthorityTable.Parent(step.EscalatedTo[^1])
        : step.Office.School is not null ? step.Authority
        : AuthorityTable.Parent(step.Authority);
}
