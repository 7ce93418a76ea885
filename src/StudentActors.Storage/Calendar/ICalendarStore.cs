namespace StudentActors.Storage.Calendar;

/// <summary>Years of the working-day calendar that the operator has loaded, beyond those that the program brings along.</summary>
public interface ICalendarStore
{
    Task<IReadOnlyList<StoredCalendarYear>> ReadCalendarAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a year; one that was loaded before is replaced.</summary>
    Task WriteCalendarYearAsync(StoredCalendarYear year, CancellationToken cancellationToken);
}
