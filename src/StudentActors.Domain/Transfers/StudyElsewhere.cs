using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>Whether a graduate's record may go on in another province (毕业后跨省就学).</summary>
internal static class StudyElsewhere
{
    private const int FiveYears = 5;
    private const int SixthGrade = 6;

    /// <param name="policies">In force on either side; a window that is shut on one of them is shut.</param>
    /// <param name="today">The date in China.</param>
    public static Refusal? Blocked(StudentRecord student, PlaceOfStudy to, CasePolicy[] policies, DateOnly today) =>
        student.Problems.Count > 0 ? Refusal.Of(RuleBook.TransferProblem)
        : TransferVariants.Of(student.Place.HomeAuthority, to.HomeAuthority) != TransferVariant.CrossProvince
            ? Refusal.Of(RuleBook.StudyElsewhereProvince, "toSchool")
        : !(IsNextStage(student.Place, to) || IsSixthGradeAfterFive(student.Place, to, today)) ? Refusal.Of(RuleBook.StudyElsewhereClass, "toClass")
        : !Array.TrueForAll(policies, policy => policy.TakesStudyElsewhere(today)) ? Refusal.Of(RuleBook.StudyElsewhereWindow)
        : null;

    // A child who has been without a school for a year enters the grade of its age, so that the class may be an older one; it never skips a year.
    private static bool IsNextStage(PlaceOfStudy from, PlaceOfStudy to) =>
        to.Class.Stage == from.Class.Stage + 1 && to.Class.EntryYear >= from.Class.EntryYear + from.StageYears;

    private static bool IsSixthGradeAfterFive(PlaceOfStudy from, PlaceOfStudy to, DateOnly today) =>
        (from.Class.Stage, to.Class.Stage) == (Stage.Primary, Stage.Primary) && from.StageYears == FiveYears
        && to.Class.Cohort.GradeOn(today, to.StageYears, SchoolYear.National) == SixthGrade && to.Class.EntryYear >= from.Class.EntryYear;
}
