using StudentActors.Storage.Calendar;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Calendar years that an operator has loaded.</summary>
public abstract class CalendarTests(RegistryDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Years_are_kept_in_order_and_the_last_loading_of_one_counts()
    {
        var calendar = (ICalendarStore)database.Store;
        var (early, late) = (new StoredCalendarYear(2027, "first", "operator", Pupil.Noon), new StoredCalendarYear(2028, "other", "operator", Pupil.Noon));
        var corrected = early with { Content = "second", LoadedBy = "colleague", LoadedAt = Pupil.Noon.AddDays(1) };

        await calendar.WriteCalendarYearAsync(late, Token);
        await calendar.WriteCalendarYearAsync(early, Token);
        Assert.Equal([early, late], await calendar.ReadCalendarAsync(Token));
        await calendar.WriteCalendarYearAsync(corrected, Token);

        Assert.Equal([corrected, late], await calendar.ReadCalendarAsync(Token));
    }
}
