using StudentActors.Domain.Calendar;

namespace StudentActors.Domain.Tests.Calendar;

public sealed class ChinaTimeTests
{
    [Theory]
    [InlineData("2026-08-31T15:59:59Z", "2026-08-31")]
    [InlineData("2026-08-31T16:00:00Z", "2026-09-01")]
    [InlineData("2026-09-01T00:00:00+08:00", "2026-09-01")]
    [InlineData("2026-08-31T23:59:59-05:00", "2026-09-01")]
    [InlineData("1988-07-01T15:59:59Z", "1988-07-01")]
    public void Day_begins_at_sixteen_hours_utc_all_year_round(string moment, string date)
    {
        var time = new FixedTime(DateTimeOffset.Parse(moment, null));

        Assert.Equal(DateOnly.Parse(date, null), ChinaTime.DateOf(time.GetUtcNow()));
        Assert.Equal(DateOnly.Parse(date, null), ChinaTime.Today(time));
    }

    [Fact]
    public void Start_of_a_day_is_the_first_moment_of_it()
    {
        var start = ChinaTime.StartOf(new DateOnly(2026, 9, 1));

        Assert.Equal(new DateTimeOffset(2026, 8, 31, 16, 0, 0, TimeSpan.Zero), start);
        Assert.Equal(new DateOnly(2026, 9, 1), ChinaTime.DateOf(start));
        Assert.Equal(new DateOnly(2026, 8, 31), ChinaTime.DateOf(start.AddTicks(-1)));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
