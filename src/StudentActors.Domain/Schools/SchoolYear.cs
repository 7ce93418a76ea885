namespace StudentActors.Domain.Schools;

/// <summary>
/// When the national rollover (升级) falls: the ministry's batch ran at 24:00 on 10 August in the years that are documented,
/// so 11 August is the first day of the new school year. The date is set by notice and is therefore a setting.
/// </summary>
public sealed record SchoolYear(int FirstMonth, int FirstDay)
{
    public static readonly SchoolYear National = new(8, 11);

    /// <summary>Calendar year in which the school year that contains the date began.</summary>
    public int YearOf(DateOnly date) =>
        (date.Month, date.Day).CompareTo((FirstMonth, FirstDay)) >= 0 ? date.Year : date.Year - 1;
}
