using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>Decides whether a transfer may be opened, and by which steps it goes (art. 15).</summary>
public static class TransferOpening
{
    private const int SeniorThree = 3;

    /// <summary>Refusal of a caller that may not start transfers to a school.</summary>
    public static Refusal? MayNotStart(Caller caller, SchoolCode toSchool) => caller.MayNot(Permission.StartCases)
        ?? (caller.Office == Office.Of(toSchool) ? null : Refusal.Of(RuleBook.TransferReceivingSchool));

    /// <param name="to">The class asked for, where a place is already held.</param>
    /// <param name="sending">Policy in force at the student's school.</param>
    /// <param name="receiving">Policy in force at the receiving school.</param>
    public static Decision<CaseOpened> Decide(
        CaseId id, TransferApplication application, Caller caller, StudentRecord student, PlaceOfStudy to,
        CasePolicy sending, CasePolicy receiving, DateTimeOffset now)
    {
        if ((MayNotStart(caller, to.School) ?? Blocked(application, student, to, [sending, receiving], ChinaTime.DateOf(now)))
            is { } refusal)
        {
            return refusal;
        }

        var variant = TransferVariants.Of(student.Place.HomeAuthority, to.HomeAuthority);
        return new CaseOpened
        {
            Id = id,
            Type = CaseType.Transfer,
            Variant = variant,
            Student = student.Id,
            Place = student.Place,
            Starter = caller.Office,
            By = caller.Account,
            At = now,
            Reason = application.Reason,
            Effect = new TransferEffect(to, application.EffectiveFrom),
            PaperFile = sending.PaperFiles == false ? null : true,
            Steps = CaseSteps.Of(
                CaseDefinitions.Of(variant), CaseSide.Of(student.Place, sending), CaseSide.Of(to, receiving), to.Class.Stage,
                new StarterDecision(caller.Account, caller.Office, now)),
        };
    }

    // The hard blocks first, then those that a region may lift or set. A region's block holds on either side of the move.
    private static Refusal? Blocked(
        TransferApplication application, StudentRecord student, PlaceOfStudy to, CasePolicy[] policies, DateOnly today)
    {
        if (student.Name != application.Name)
        {
            return Refusal.Of(RuleBook.IdentityMismatch);
        }

        if (CaseEligibility.MayNot(student, CaseType.Transfer) is { } refusal)
        {
            return refusal;
        }

        var from = student.Place;
        var grade = student.GradeOn(today, SchoolYear.National);
        var gradeThere = to.Class.Cohort.GradeOn(today, to.StageYears, SchoolYear.National);
        return student.Problems.Count > 0 ? Refusal.Of(RuleBook.TransferProblem)
            : from.School == to.School ? Refusal.Of(RuleBook.TransferSameSchool)
            : from.Class.Stage != to.Class.Stage ? Refusal.Of(RuleBook.TransferStage)
            : gradeThere is null ? Refusal.Of(RuleBook.ClassFinished, "toClass")
            : Array.Exists(policies, policy => policy.Freezes(today, grade == from.StageYears)) ? Refusal.Of(RuleBook.TransferFreeze)
            : !Array.TrueForAll(policies, policy => policy.TakesTransfers(today)) ? Refusal.Of(RuleBook.TransferWindow)
            : grade == 1 && Term.Of(today).Season == TermSeason.Autumn
                && Array.Exists(policies, policy => policy.BlockFirstTerm?.Contains(from.Class.Stage) == true)
                ? Refusal.Of(RuleBook.TransferFirstTerm)
            : from.Class.Stage == Stage.Senior && grade == SeniorThree && Array.Exists(policies, policy => policy.BlockSeniorThree == true)
                ? Refusal.Of(RuleBook.TransferSeniorThree)
            : student.Status == StudentStatus.Suspended && Array.Exists(policies, policy => policy.BlockSuspended != false)
                ? Refusal.Of(RuleBook.TransferSuspended)
            : grade != gradeThere && Array.Exists(policies, policy => policy.BlockGradeChange != false)
                ? Refusal.Of(RuleBook.TransferGradeChange)
            : grade == from.StageYears && Array.Exists(policies, policy => policy.BlockFinalGrade == true)
                ? Refusal.Of(RuleBook.TransferFinalGrade)
            : from.HomeAuthority == to.HomeAuthority && Array.Exists(policies, policy => policy.BlockSameCounty == true)
                ? Refusal.Of(RuleBook.TransferSameCounty)
            : null;
    }
}
