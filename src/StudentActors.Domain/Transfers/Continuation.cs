using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>Whether a record may go on at a school of the next stage (升学接续). Problems of the record do not block: a child is never kept from school.</summary>
internal static class Continuation
{
    /// <param name="today">The date in China.</param>
    public static Refusal? Blocked(StudentRecord student, PlaceOfStudy to, DateOnly today)
    {
        var from = student.Place;

        // Nobody enters the next stage in a school year in which the last one still runs.
        var finishes = from.Class.EntryYear + from.StageYears;
        return to.Class.Stage != from.Class.Stage + 1
            || to.Class.Cohort.GradeOn(today, to.StageYears, SchoolYear.National) != 1 || to.Class.EntryYear < finishes
                ? Refusal.Of(RuleBook.ContinuationClass, "toClass")
            : student.Status == StudentStatus.Enrolled && SchoolYear.National.YearOf(today) < finishes - 1
                ? Refusal.Of(RuleBook.ContinuationEarly)
            : null;
    }
}
