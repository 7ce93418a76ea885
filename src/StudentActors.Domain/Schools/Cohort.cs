namespace StudentActors.Domain.Schools;

/// <summary>Everyone who entered a stage in one school year (级); the grade (年级) is derived from it, never stored.</summary>
/// <param name="EntryYear">Calendar year in which the school year of entry began.</param>
public readonly record struct Cohort(Stage Stage, int EntryYear)
{
    /// <summary>
    /// Grade on a date: 1 in the school year of entry, never below 1, and <c>null</c> once the stage is over.
    /// </summary>
    public int? GradeOn(DateOnly date, int years, SchoolYear calendar)
    {
        var grade = Math.Max(1, calendar.YearOf(date) - EntryYear + 1);
        return grade <= years ? grade : null;
    }
}
