using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Schools;

/// <summary>Decides whether a school may open a class.</summary>
public static class ClassOpening
{
    public const int LargestCapacity = 100_000;

    /// <param name="largestClass">Limit of the region's policy for the stage, if it sets one.</param>
    public static Decision<ClassOpened> Decide(
        SchoolRecord school, string? stage, int? entryYear, int? number, int? capacity, int? largestClass, DateOnly today)
    {
        var faults = new List<Fault>();
        var known = ClassId.TryParse($"{stage}-{entryYear}-{number}", out var id);
        if (!known)
        {
            faults.Add(new Fault(IdFault(stage, entryYear), RuleBook.ClassIdShape));
        }
        else if (school.Offering(id.Stage) is not { } offering)
        {
            faults.Add(new Fault("stage", RuleBook.StageNotTaught));
        }
        else if (id.Cohort.GradeOn(today, offering.Years, SchoolYear.National) is null)
        {
            faults.Add(new Fault("entryYear", RuleBook.ClassFinished));
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

        return school.Class(id) is not null
            ? Refusal.Of(RuleBook.ClassExists, "number")
            : new ClassOpened(new SchoolClass(id, capacity!.Value));
    }

    private static string IdFault(string? stage, int? entryYear) =>
        !Stages.TryParse(stage, out _) ? "stage"
        : entryYear is null or < ClassId.EarliestEntryYear or > ClassId.LatestEntryYear ? "entryYear"
        : "number";
}
