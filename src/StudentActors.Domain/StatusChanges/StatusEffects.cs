using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>What a case would do to one student, if the rules of its type allow that.</summary>
internal static class StatusEffects
{
    public static Decision<CaseEffect> Of(
        CaseApplication application, StudentRecord student, PlaceOfStudy place, CasePolicy policy, IdentityPolicy identity, DateOnly today)
    {
        var date = application.Date ?? today;
        return application.Type switch
        {
            CaseType.Suspension => Suspension(student, date, application.Until!.Value, application.Ground, policy),
            CaseType.Resumption => Return(student, place, today, student.Suspension?.From, date, new ResumptionEffect(date, place)),
            CaseType.KeyDataChange => KeyData(application, student, identity, today),
            CaseType.GoingAbroad => new GoingAbroadEffect(date, application.Country!),
            CaseType.ReturnFromAbroad =>
                Return(student, place, today, student.StaysAbroad[^1].From, date, new ReturnFromAbroadEffect(date, place)),
            CaseType.Dropout => new DropoutEffect(date, application.Household),
            CaseType.DropoutHandover => DropoutHandovers.Effect(student, application.Household!.Value),
            CaseType.DropoutReturn => Return(student, place, today, student.Absence?.Since, date, new DropoutReturnEffect(date, place)),
            CaseType.Death => date < student.BirthDate ? Refusal.Of(RuleBook.CaseDate, "date") : new DeathEffect(date),
            CaseType.GradeChange => GradeChange(application.GradeChange!.Value, student, place, date, policy, today),
            CaseType.Graduation => Graduation(student, application.Outcome!.Value, date),
            CaseType.Withdrawal => new WithdrawalEffect(date),
            CaseType.ProblemRecord => Problem(application, student, identity, today),
            _ => Refusal.Of(RuleBook.CaseTypeUnknown, "type"),
        };
    }

    // A second suspension in a row extends the first; the policy's limit counts from its beginning.
    private static Decision<CaseEffect> Suspension(
        StudentRecord student, DateOnly date, DateOnly until, SuspensionGround? ground, CasePolicy policy)
    {
        var from = student.Suspension?.From ?? date;
        var longest = policy.SuspensionMonths ?? CasePolicy.UsualSuspensionMonths;
        return until < date || until <= student.Suspension?.Until ? Refusal.Of(RuleBook.SuspensionUntil, "until")
            : until >= from.AddMonths(longest) ? Refusal.Of(RuleBook.SuspensionTooLong, "until")
            : policy.SuspensionOnceMonths is { } once && until >= Later(date, student.Suspension?.Until.AddDays(1)).AddMonths(once)
                ? Refusal.Of(RuleBook.SuspensionOnce, "until")
            : policy.SuspensionGrounds is { Count: > 0 } grounds && (ground is not { } given || !grounds.Contains(given))
                ? Refusal.Of(RuleBook.SuspensionGroundNotAllowed, "ground")
            : policy.BlockSuspensionLastTerm == true && student.Suspension is null && IsLastTerm(student, date)
                ? Refusal.Of(RuleBook.SuspensionLastTerm)
            : new SuspensionEffect(from, until, ground);
    }

    private static DateOnly Later(DateOnly date, DateOnly? other) => other > date ? other.Value : date;

    private static bool IsLastTerm(StudentRecord student, DateOnly date) =>
        Term.Of(date).Season == TermSeason.Spring && student.GradeOn(date, SchoolYear.National) == student.Place.StageYears;

    private static Decision<CaseEffect> Return(
        StudentRecord student, PlaceOfStudy place, DateOnly today, DateOnly? awaySince, DateOnly date, CaseEffect effect) =>
        date < awaySince ? Refusal.Of(RuleBook.CaseReturnDate, "date")
        : place.Class.Stage != student.Place.Class.Stage || place.Class.Cohort.GradeOn(today, place.StageYears, SchoolYear.National) is null
            ? Refusal.Of(RuleBook.CaseClass, "class")
            : effect;

    private static Decision<CaseEffect> KeyData(CaseApplication application, StudentRecord student, IdentityPolicy identity, DateOnly today)
    {
        var keyData = KeyDataCheck.Check(student.KeyData, application.KeyData!, identity, today);
        return keyData.Accepted ? new KeyDataEffect(keyData.Value) : keyData.Refusal;
    }

    private static Decision<CaseEffect> GradeChange(
        GradeChangeKind kind, StudentRecord student, PlaceOfStudy place, DateOnly date, CasePolicy policy, DateOnly today)
    {
        if (policy.GradeChanges?.Contains(kind) != true)
        {
            return Refusal.Of(RuleBook.GradeChangeOff, "gradeChange");
        }

        // One repeats by joining the cohort that entered a year later, and skips by joining the one a year earlier.
        var (now, then) = (student.Place.Class, place.Class);
        var fits = then.Stage == now.Stage && then.EntryYear <= SchoolYear.National.YearOf(date)
            && then.Cohort.GradeOn(today, place.StageYears, SchoolYear.National) is not null
            && kind switch
            {
                GradeChangeKind.Repeat => then.EntryYear == now.EntryYear + 1,
                GradeChangeKind.Skip => then.EntryYear == now.EntryYear - 1,
                _ => then.EntryYear > now.EntryYear,
            };
        return fits ? new GradeChangeEffect(kind, place, date) : Refusal.Of(RuleBook.CaseClass, "class");
    }

    // In the last term of the final grade, or once the stage is over. A problem has to be settled first: graduation is proof for life.
    private static Decision<CaseEffect> Graduation(StudentRecord student, GraduationOutcome outcome, DateOnly date) =>
        student.Problems.Count > 0 ? Refusal.Of(RuleBook.GraduationProblem)
        : date < student.Entry.Date ? Refusal.Of(RuleBook.CaseDate, "date")
        : student.GradeOn(date, SchoolYear.National) is not null && !IsLastTerm(student, date) ? Refusal.Of(RuleBook.GraduationGrade)
        : new GraduationEffect(outcome, date);

    private static Decision<CaseEffect> Problem(
        CaseApplication application, StudentRecord student, IdentityPolicy identity, DateOnly today)
    {
        if (student.Problems.Count == 0)
        {
            return Refusal.Of(RuleBook.ProblemNone);
        }

        if (application.Tool != ProblemTool.Change)
        {
            return application.KeyData is null
                ? new ProblemEffect(application.Tool!.Value, student.Problems, null)
                : Refusal.Of(RuleBook.CaseFieldUnused, "keyData");
        }

        var keyData = KeyDataCheck.Check(student.KeyData, application.KeyData!, identity, today);
        return keyData.Accepted ? new ProblemEffect(ProblemTool.Change, student.Problems, keyData.Value) : keyData.Refusal;
    }
}
