using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Schools;

/// <summary>Decides whether a school may open a class.</summary>
public static class ClassOpening
{
    public const int LargestCapacity = 100_000;

    private const int YearsAhead = 1;

    /// <param name="largestClass">Limit of the region's policy for the stage, if it sets one.</param>
    public static Decision<ClassOpened> Decide(
        SchoolRecord school, string? stage, int? entryYear, int? number, int? capacity, int? largestClass, DateOnly today)
    {
        if (school.State != SchoolState.Open)
        {
            return Refusal.Of(RuleBook.SchoolClosed);
        }

        var faults = new List<Fault>();
        var cohort = CheckCohort(school, stage, entryYear, today, faults);
        if (!ClassId.IsNumber(number))
        {
            faults.Add(new Fault("number", RuleBook.ClassIdShape));
        }

        if (capacity is null or < 1 or > LargestCapacity)
        {
            faults.Add(new Fault("capacity", RuleBook.ClassCapacity));
        }
        else if (capacity > largestClass)
        {
            faults.Add(new Fault("capacity", RuleBook.ClassOversize));
        }

        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        var id = new ClassId(cohort!.Value.Stage, cohort.Value.EntryYear, number!.Value);
        return school.Class(id) is not null
            ? Refusal.Of(RuleBook.ClassExists, "number")
            : new ClassOpened(new SchoolClass(id, capacity!.Value));
    }

    private static Cohort? CheckCohort(SchoolRecord school, string? stageText, int? entryYear, DateOnly today, List<Fault> faults)
    {
        var known = Stages.TryParse(stageText, out var stage);
        var offering = known ? school.Offering(stage) : null;
        if (offering is null)
        {
            faults.Add(new Fault("stage", known ? RuleBook.StageNotTaught : RuleBook.ClassIdShape));
        }

        if (entryYear is not { } year || !ClassId.IsEntryYear(year))
        {
            faults.Add(new Fault("entryYear", RuleBook.ClassIdShape));
            return null;
        }

        var cohort = new Cohort(stage, year);
        if (year > today.Year + YearsAhead)
        {
            faults.Add(new Fault("entryYear", RuleBook.ClassTooEarly));
        }
        else if (offering is not null && cohort.GradeOn(today, offering.Years, SchoolYear.National) is null)
        {
            faults.Add(new Fault("entryYear", RuleBook.ClassFinished));
        }

        return cohort;
    }
}
