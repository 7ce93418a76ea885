using StudentActors.Domain.Calendar;

namespace StudentActors.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Embedded;

    [Theory]
    [InlineData("2026-09-18", 10, "2026-10-09")] // Friday before a worked Sunday, Mid-Autumn and National Day
    [InlineData("2026-09-30", 1, "2026-10-08")] // the last day before National Day
    [InlineData("2026-10-08", 3, "2026-10-12")] // over the worked Saturday 10-10
    [InlineData("2026-02-13", 1, "2026-02-14")] // Friday; the Saturday before Spring Festival is worked
    [InlineData("2026-02-14", 1, "2026-02-24")] // the last day before Spring Festival
    [InlineData("2026-02-14", 5, "2026-02-28")] // 24, 25, 26, 27 and the worked Saturday
    [InlineData("2025-01-24", 2, "2025-01-27")] // Friday; the Sunday is worked
    [InlineData("2025-01-27", 1, "2025-02-05")]
    [InlineData("2025-09-30", 2, "2025-10-10")]
    [InlineData("2025-12-31", 1, "2026-01-04")] // over New Year into a worked Sunday
    [InlineData("2026-11-21", 1, "2026-11-23")] // a step that opened on a Saturday
    [InlineData("2026-11-23", 0, "2026-11-23")]
    public void Limit_ends_on_the_working_day_of_the_notice(string from, int days, string expected) =>
        Assert.Equal(new WorkingDeadline(Day(expected), Provisional: false), Calendar.After(Day(from), days));

    [Theory]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-01-03", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2026-11-24", true)]
    public void Day_is_worked_as_the_notice_says(string day, bool worked) => Assert.Equal(worked, Calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Year_has_the_published_number_of_working_days(int year, int expected) =>
        Assert.Equal(expected, Enumerable.Range(0, 365).Count(day => Calendar.IsWorkingDay(new DateOnly(year, 1, 1).AddDays(day))));

    [Fact]
    public void Year_without_data_counts_weekdays_and_is_provisional()
    {
        Assert.False(Calendar.Knows(2027));
        Assert.Equal(new WorkingDeadline(Day("2027-01-04"), Provisional: true), Calendar.After(Day("2026-12-31"), 2));
        Assert.Equal(new WorkingDeadline(Day("2026-12-31"), Provisional: false), Calendar.After(Day("2026-12-30"), 1));
        Assert.Equal(new WorkingDeadline(Day("2027-10-15"), Provisional: true), Calendar.After(Day("2027-10-01"), 10));
    }

    [Fact]
    public void Loaded_year_is_known_and_moves_its_deadlines()
    {
        var year = new WorkingYear(2027, [Day("2027-01-01")], [Day("2027-01-03")]);

        var loaded = Calendar.With([year]);

        Assert.True(loaded.Knows(2027));
        Assert.Equal([2025, 2026, 2027], loaded.Years.Select(known => known.Year));
        Assert.Equal(new WorkingDeadline(Day("2027-01-03"), Provisional: false), loaded.After(Day("2026-12-31"), 1));
        Assert.Equal(
            new WorkingDeadline(Day("2027-01-04"), Provisional: false), loaded.With([year with { Worked = [] }]).After(Day("2026-12-31"), 1));
        Assert.False(Calendar.Knows(2027));
    }

    [Fact]
    public void Deadline_ends_with_the_day_in_China() =>
        Assert.Equal(
            new DateTimeOffset(2026, 10, 9, 16, 0, 0, TimeSpan.Zero),
            Calendar.After(new DateTimeOffset(2026, 9, 18, 8, 0, 0, TimeSpan.Zero), 10).End);

    [Fact]
    public void Step_that_opens_late_in_the_evening_UTC_opens_on_the_next_day_in_China() =>
        Assert.Equal(Day("2026-11-25"), Calendar.After(new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero), 1).Date);

    [Fact]
    public void Later_opening_never_makes_an_earlier_deadline()
    {
        for (var day = new DateOnly(2024, 12, 1); day < new DateOnly(2027, 3, 1); day = day.AddDays(1))
        {
            var due = Calendar.After(day, 10);
            Assert.True(due.Date > day);
            Assert.True(Calendar.IsWorkingDay(due.Date));
            Assert.True(Calendar.After(day.AddDays(1), 10).Date >= due.Date);
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
