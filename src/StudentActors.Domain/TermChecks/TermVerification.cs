using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.TermChecks;

/// <summary>Decides about the check of its rolls that every school owes once a term (art. 25).</summary>
public static class TermVerification
{
    public const int MostStudents = 100_000;

    /// <summary>What a school owes from its first day on.</summary>
    public static Term FirstOf(DateOnly today) => Term.Of(today);

    /// <param name="recorded">Live students of the school.</param>
    public static Decision<TermChecked> Check(
        SchoolRecord school, Caller caller, string? term, TermCheckForm form, int recorded, DateTimeOffset now)
    {
        if (caller.MayNot(Permission.StartCases, school.Code, school.Authority) is { } refusal)
        {
            return refusal;
        }

        var faults = new List<Fault>();
        if (!Term.TryParse(term, out var about))
        {
            faults.Add(new Fault("term", RuleBook.TermCheckTerm));
        }

        var students = Number(form.Students, "students", faults);
        var separated = Number(form.Separated, "separated", faults);
        var empty = Number(form.Empty, "empty", faults);
        var note = CaseFields.Reason(form.Note, null, faults);
        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        var check = new TermCheck(about, students, recorded, separated, empty, note, caller.Account, now);
        return school.State == SchoolState.Closed ? Refusal.Of(RuleBook.SchoolClosed)
            : school.TermChecking is not { } checking ? Refusal.Of(RuleBook.TermCheckCurrent)
            : about != Term.Of(ChinaTime.DateOf(now)) ? Refusal.Of(RuleBook.TermCheckCurrent)
            : !check.Matches && note is null ? Refusal.Of(RuleBook.TermCheckNote, "note")
            : new TermChecked(check, Later(checking.Next, about.Next));
    }

    /// <summary>Whether the school has said just that already, and is not unverified since.</summary>
    public static bool Repeats(SchoolRecord school, TermChecked change) =>
        school.TermChecking is { Missed.Count: 0 } checking && checking.Of(change.Check.Term) is { } known
        && known with { By = change.Check.By, At = change.Check.At } == change.Check;

    /// <summary>The violation when a term has ended; <c>null</c> when it has not, or the check has come.</summary>
    /// <param name="version">The setting of the deadline that fired.</param>
    public static TermCheckMissed? Missed(SchoolRecord school, int version, DateTimeOffset now) =>
        school is { State: not SchoolState.Closed, TermChecking: { } checking } && checking.Version == version && now >= End(checking.Next)
            ? new(checking.Next, checking.Next.Next)
            : null;

    /// <summary>Why an unverified school starts no case of a type, where its region blocks them after some days.</summary>
    /// <param name="policy">Policy in force at the school.</param>
    public static Refusal? Refuse(SchoolRecord school, CaseType type, CasePolicy? policy, DateTimeOffset now) =>
        policy?.TermCheckBlockDays is { } days && Blocks(type) && school.TermChecking is { Missed: [var first, ..] }
        && now >= End(first).AddDays(days)
            ? Refusal.Of(RuleBook.TermCheckUnverified)
            : null;

    /// <summary>
    /// Whether cases of a type are blocked at all. Not those by which rolls are put right, nor those that the Measures ask for within a time or
    /// by which a child comes to its record or back to school: a child does not wait because its school is late.
    /// </summary>
    public static bool Blocks(CaseType type) => type is CaseType.Transfer or CaseType.Suspension or CaseType.GoingAbroad or CaseType.GradeChange
        or CaseType.Withdrawal or CaseType.Graduation;

    /// <summary>Where a term's check stands.</summary>
    public static TermCheckState StateOf(TermChecking? checking, Term term, DateTimeOffset now) =>
        checking?.Of(term) is not null ? TermCheckState.Verified
        : checking?.Missed.Contains(term) == true ? TermCheckState.Unverified
        : checking?.Next != term || now < ChinaTime.StartOf(term.FirstDay) ? TermCheckState.NotDue
        : now >= End(term) ? TermCheckState.Unverified
        : TermCheckState.Due;

    /// <summary>The first moment that is too late.</summary>
    public static DateTimeOffset End(Term term) => ChinaTime.StartOf(term.Next.FirstDay);

    private static Term Later(Term one, Term other) => one.CompareTo(other) >= 0 ? one : other;

    private static int Number(int? number, string path, List<Fault> faults)
    {
        if (number is null or < 0 or > MostStudents)
        {
            faults.Add(new Fault(path, RuleBook.TermCheckNumber));
        }

        return number ?? 0;
    }
}
