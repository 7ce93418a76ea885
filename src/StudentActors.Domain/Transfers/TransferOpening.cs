using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>
/// Decides whether a move may be opened, and by which steps it goes: a transfer (art. 15), a continuation, study elsewhere, or one between special and ordinary
/// schools.
/// </summary>
public static class TransferOpening
{
    private const int SeniorThree = 3;

    /// <summary>Refusal of a caller that may not start transfers to a school.</summary>
    public static Refusal? MayNotStart(Caller caller, SchoolCode toSchool) => caller.MayNot(Permission.StartCases)
        ?? (caller.Office == Office.Of(toSchool) ? null : Refusal.Of(RuleBook.TransferReceivingSchool));

    /// <summary>The place that a move leaves: the record's, or only that in which the student studies.</summary>
    public static PlaceOfStudy Left(TransferApplication application, StudentRecord student) =>
        application.RecordMoves == false ? student.StudiesIn : student.Place;

    /// <param name="to">The class asked for, where a place is already held.</param>
    /// <param name="sending">Policy in force at the school that is left.</param>
    /// <param name="receiving">Policy in force at the receiving school.</param>
    public static Decision<CaseOpened> Decide(
        CaseId id, TransferApplication application, Caller caller, StudentRecord student, PlaceOfStudy to,
        CasePolicy sending, CasePolicy receiving, DateTimeOffset now)
    {
        var today = ChinaTime.DateOf(now);
        if ((MayNotStart(caller, to.School) ?? Unfit(application, student, to.School)
            ?? Blocked(application, student, to, [sending, receiving], today)) is { } refusal)
        {
            return refusal;
        }

        var left = Left(application, student);
        var recordStays = application.RecordMoves == false;
        var variant = TransferVariants.Of(left.HomeAuthority, to.HomeAuthority);
        return new CaseOpened
        {
            Id = id,
            Type = application.Type,
            Variant = variant,
            Student = student.Id,
            Place = student.Place,
            Starter = caller.Office,
            By = caller.Account,
            At = now,
            Reason = application.Reason,
            Effect = application.Type switch
            {
                CaseType.Transfer => new TransferEffect(to, application.EffectiveFrom),
                CaseType.SpecialEducation => new SpecialEducationEffect(student.StudiesIn, to, !recordStays, application.EffectiveFrom),
                _ => new ContinuationEffect(to, application.EffectiveFrom),
            },
            PaperFile = sending.PaperFiles == false || recordStays || student.Place.School == to.School ? null : true,
            Steps = CaseSteps.Of(
                CaseDefinitions.OfMove(application.Type, variant, recordStays), CaseSide.Of(left, sending), CaseSide.Of(to, receiving), to.Class.Stage,
                new StarterDecision(caller.Account, caller.Office, now)),
        };
    }

    private static Refusal? Unfit(TransferApplication application, StudentRecord student, SchoolCode school) =>
        student.Name != application.Name ? Refusal.Of(RuleBook.IdentityMismatch) : CaseEligibility.MayNot(student, application.Type, school);

    private static Refusal? Blocked(
        TransferApplication application, StudentRecord student, PlaceOfStudy to, CasePolicy[] policies, DateOnly today) => application.Type switch
        {
            CaseType.SpecialEducation => SpecialEducation.Blocked(student, to, application.RecordMoves == true, policies, today),
            CaseType.Continuation => Continuation.Blocked(student, to, today),
            CaseType.StudyElsewhere => StudyElsewhere.Blocked(student, to, policies, today),
            _ => Blocked(student, to, policies, today),
        };

    // The hard blocks first, then those that a region may lift or set. A region's block holds on either side of the move.
    private static Refusal? Blocked(StudentRecord student, PlaceOfStudy to, CasePolicy[] policies, DateOnly today)
    {
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
            : Array.Exists(policies, policy => policy.BlockSameCity == true) && AuthorityTable.AreInOneCity(from.HomeAuthority, to.HomeAuthority)
                ? Refusal.Of(RuleBook.TransferSameCity)
            : null;
    }
}
