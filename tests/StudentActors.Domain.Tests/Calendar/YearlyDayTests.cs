using StudentActors.Domain.Calendar;

namespace StudentActors.Domain.Tests.Calendar;

public sealed class YearlyDayTests
{
    [Theory]
    [InlineData("07-15", true)]
    [InlineData("12-31", true)]
    [InlineData("02-29", false)]
    [InlineData("7-15", false)]
    [InlineData("13-01", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Day_is_one_that_every_year_has(string? text, bool valid) => Assert.Equal(valid, YearlyDay.TryParse(text, out _));

    [Theory]
    [InlineData("07-14", "07-15", "08-14", false)]
    [InlineData("07-15", "07-15", "08-14", true)]
    [InlineData("08-14", "07-15", "08-14", true)]
    [InlineData("08-15", "07-15", "08-14", false)]
    [InlineData("12-31", "12-20", "01-10", true)]
    [InlineData("01-10", "12-20", "01-10", true)]
    [InlineData("06-01", "12-20", "01-10", false)]
    public void Period_holds_both_its_ends_and_may_run_over_New_Year(string day, string first, string last, bool within) =>
        Assert.Equal(within, Day(day).IsWithin(Day(first), Day(last)));

    private static YearlyDay Day(string text) => YearlyDay.TryParse(text, out var day) ? day : throw new FormatException();
}
