using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>
/// The clock of a suspension: a reminder before its end, and afterwards a case. In compulsory education that is a suspected dropout at
/// once, in senior high a withdrawal a month later. The case decides, the clock does not.
/// </summary>
public static class SuspensionDeadlines
{
    public const string Remind = "suspension.remind";

    public const string Expired = "suspension.expired";

    public const int RemindDaysBefore = 30;

    // When the case was refused and the student is still away, the question is put again.
    private const int AskAgainDays = 30;

    private const int SeniorMonths = 1;

    /// <summary>The pending deadlines of a student; none unless suspended.</summary>
    public static IReadOnlyList<CaseDeadline> Of(StudentRecord record)
    {
        if (record is not { Status: StudentStatus.Suspended, Suspension: { } term })
        {
            return [];
        }

        var expired = new CaseDeadline(Expired, End(record, term), term.Version + term.Expiries);
        return term.Reminded ? [expired] : [new(Remind, ChinaTime.StartOf(term.Until.AddDays(-RemindDaysBefore)), term.Version), expired];
    }

    /// <summary>The event of a reminder that is due, else <c>null</c>.</summary>
    public static SuspensionReminded? Reminded(StudentRecord record, DateTimeOffset now) =>
        Due(record, Remind, now) ? new(record.Suspension!.Until) : null;

    /// <summary>Whether the end has come and a case is due (<see cref="SuspensionExpiry"/>).</summary>
    public static bool HasExpired(StudentRecord record, DateTimeOffset now) => Due(record, Expired, now);

    private static bool Due(StudentRecord record, string kind, DateTimeOffset now) =>
        Of(record).FirstOrDefault(deadline => deadline.Kind == kind) is { } deadline && deadline.DueAt <= now;

    private static DateTimeOffset End(StudentRecord record, SuspensionTerm term)
    {
        var last = record.Place.Class.Stage == Stage.Senior ? term.Until.AddMonths(SeniorMonths) : term.Until;
        return ChinaTime.StartOf(last.AddDays(1 + (term.Expiries * AskAgainDays)));
    }
}
