using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>
/// Whether a student may go on at a special or specialised school, or come from one to an ordinary school. Windows and the other blocks of transfers
/// are not for these children (art. 14); where the record moves, problems of the record and the days of promotion stand in the way as everywhere.
/// </summary>
internal static class SpecialEducation
{
    /// <param name="policies">In force on either side.</param>
    /// <param name="today">The date in China.</param>
    public static Refusal? Blocked(StudentRecord student, PlaceOfStudy to, bool recordMoves, CasePolicy[] policies, DateOnly today)
    {
        var home = student.Place;
        var grade = student.GradeOn(today, SchoolYear.National);
        var gradeThere = to.Class.Cohort.GradeOn(today, to.StageYears, SchoolYear.National);
        return to.School == home.School && recordMoves ? Refusal.Of(RuleBook.SpecialEducationRecord, "recordMoves")
            : to.School == student.StudiesIn.School && !recordMoves ? Refusal.Of(RuleBook.TransferSameSchool)
            : to.School != home.School && to.School.IsSpecial == home.School.IsSpecial ? Refusal.Of(RuleBook.SpecialEducationSchools, "toSchool")
            : gradeThere is null ? Refusal.Of(RuleBook.ClassFinished, "toClass")
            : to.Class.Stage != home.Class.Stage || gradeThere > grade ? Refusal.Of(RuleBook.SpecialEducationClass, "toClass")
            : recordMoves && student.Problems.Count > 0 ? Refusal.Of(RuleBook.TransferProblem)
            : recordMoves && Array.Exists(policies, policy => policy.Freezes(today, grade == home.StageYears)) ? Refusal.Of(RuleBook.TransferFreeze)
            : null;
    }
}
