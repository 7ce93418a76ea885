using StudentActors.Domain.Calendar;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests.Calendar;

public sealed class WorkingYearTests
{
    [Fact]
    public void Ranges_and_single_days_become_ordered_days()
    {
        var year = Accepted.Value(WorkingYear.Check(new(2027, ["2027-10-01/2027-10-03", "2027-01-01"], ["2027-01-03"])));

        Assert.Equal([new(2027, 1, 1), new(2027, 10, 1), new(2027, 10, 2), new(2027, 10, 3)], year.Off);
        Assert.Equal([new(2027, 1, 3)], year.Worked);
    }

    [Fact]
    public void Year_without_exceptions_is_accepted() => Assert.Empty(Accepted.Value(WorkingYear.Check(new(2027, null, []))).Off);

    [Theory]
    [InlineData(null)]
    [InlineData(1999)]
    [InlineData(2100)]
    public void Year_out_of_range_is_refused(int? year) =>
        Refused.For(WorkingYear.Check(new(year, [], [])), ("year", RuleBook.CalendarYear));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2027-02-29")]
    [InlineData("2026-10-01")]
    [InlineData("2027-10-03/2027-10-01")]
    [InlineData("2027-12-31/2028-01-01")]
    [InlineData("2027-10-01/2027-10-03/2027-10-05")]
    [InlineData("01.10.2027")]
    public void Day_that_is_none_of_the_year_is_refused(string? day) =>
        Refused.For(WorkingYear.Check(new(2027, ["2027-01-01", day], [])), ("off[1]", RuleBook.CalendarDay));

    [Theory]
    [InlineData("2027-01-04")]
    [InlineData("2027-10-02")]
    public void Worked_day_on_a_weekday_or_among_the_days_off_is_refused(string day) =>
        Refused.For(WorkingYear.Check(new(2027, ["2027-10-01/2027-10-07"], [day])), ("worked", RuleBook.CalendarWorked));

    [Fact]
    public void Half_a_year_off_is_refused() =>
        Refused.For(WorkingYear.Check(new(2027, ["2027-01-01/2027-06-30"], [])), ("off", RuleBook.CalendarDays));
}
