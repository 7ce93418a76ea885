using StudentActors.Domain.Calendar;

namespace StudentActors.Domain.Dropouts;

/// <summary>A review that is owed.</summary>
/// <param name="RemindDate">The working day at whose end the authority is reminded.</param>
/// <param name="DueDate">Last day on which it is in time.</param>
/// <param name="Provisional">The dates stand on a year without calendar data.</param>
public sealed record ReviewDue(ReviewPeriod Period, DateOnly RemindDate, DateOnly DueDate, bool Provisional)
{
    /// <summary>The first moment that is too late.</summary>
    public DateTimeOffset End => ChinaTime.StartOf(DueDate.AddDays(1));

    public bool IsReminded(DateTimeOffset now) => now >= ChinaTime.StartOf(RemindDate.AddDays(1));
}
