namespace StudentActors.Domain.Calendar;

/// <summary>The last day of a limit in working days.</summary>
/// <param name="Provisional">A year on the way has no data: its weekdays were counted as working days.</param>
public readonly record struct WorkingDeadline(DateOnly Date, bool Provisional)
{
    /// <summary>The end of the day in China: the first moment that is too late.</summary>
    public DateTimeOffset End => ChinaTime.StartOf(Date.AddDays(1));
}
