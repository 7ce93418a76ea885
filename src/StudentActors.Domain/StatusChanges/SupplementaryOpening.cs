using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>
/// Decides whether a school may ask for a record for a child above the first grade of a stage. Such a child mostly has one elsewhere and is
/// transferred instead, so the nation's records are looked through first, and claims have the last word when the record is created.
/// </summary>
public static class SupplementaryOpening
{
    /// <param name="student">The id that the record will have.</param>
    /// <param name="place">Where a place is held.</param>
    /// <param name="known">A record holds the child's document.</param>
    /// <param name="policy">Policy in force at the school.</param>
    public static Decision<CaseOpened> Decide(
        CaseId id, StudentId student, EnrolmentApplication application, PlaceOfStudy place, bool known, string? reason, Caller caller,
        CasePolicy policy, DateTimeOffset now)
    {
        if (MayNotStart(caller, place) is { } refusal)
        {
            return refusal;
        }

        var faults = new List<Fault>();
        var text = CaseFields.Reason(reason, RuleBook.CaseReasonRequired, faults);
        if (!IsAboveFirstGrade(place, ChinaTime.DateOf(now)))
        {
            faults.Add(new Fault("class", RuleBook.SupplementaryGrade));
        }

        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        if (known)
        {
            return Refusal.Of(RuleBook.IdentityDuplicate, "document.number");
        }

        var side = CaseSide.Of(place, policy);
        return new CaseOpened
        {
            Id = id,
            Type = CaseType.SupplementaryRecord,
            Student = student,
            Place = place,
            Starter = caller.Office,
            By = caller.Account,
            At = now,
            Reason = text!,
            Effect = new SupplementaryEffect(application, place),
            Steps = CaseSteps.Of(
                CaseDefinitions.Of(CaseType.SupplementaryRecord), side, side, place.Class.Stage,
                new StarterDecision(caller.Account, caller.Office, now)),
        };
    }

    /// <summary>Why a record may not be created by an enrolment alone.</summary>
    /// <param name="policy">Policy in force at the school.</param>
    public static Refusal? RefuseEnrolment(PlaceOfStudy place, CasePolicy? policy, DateOnly today) =>
        policy?.SupplementaryCase == true && IsAboveFirstGrade(place, today) ? Refusal.Of(RuleBook.SupplementaryRequired, "class") : null;

    /// <summary>Whether a record that begins in a class on a day is one that should have begun earlier.</summary>
    private static bool IsAboveFirstGrade(PlaceOfStudy place, DateOnly day) =>
        place.Class.Cohort.GradeOn(day, place.StageYears, SchoolYear.National) > 1;

    private static Refusal? MayNotStart(Caller caller, PlaceOfStudy place) =>
        caller.MayNot(Permission.StartCases, place.School, place.HomeAuthority)
        ?? (caller.Office == Office.Of(place.School) || caller.Office == Office.Of(place.HomeAuthority)
            ? null
            : Refusal.Of(RuleBook.CaseStartOffice));
}
