using CsCheck;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Schools;

public sealed class CohortTests
{
    [Theory]
    [InlineData("2026-08-10", 2025)]
    [InlineData("2026-08-11", 2026)]
    [InlineData("2026-12-31", 2026)]
    [InlineData("2027-01-01", 2026)]
    [InlineData("2027-08-10", 2026)]
    [InlineData("2027-08-11", 2027)]
    [InlineData("2028-02-29", 2027)]
    public void School_year_begins_the_day_after_the_rollover(string date, int year) =>
        Assert.Equal(year, SchoolYear.National.YearOf(DateOnly.Parse(date, null)));

    [Theory]
    [InlineData("2026-08-31", 2025)]
    [InlineData("2026-09-01", 2026)]
    public void First_day_of_the_school_year_is_a_setting(string date, int year) =>
        Assert.Equal(year, new SchoolYear(9, 1).YearOf(DateOnly.Parse(date, null)));

    [Theory]
    [InlineData(Stage.Primary, 6, "2026-08-10", 1)]
    [InlineData(Stage.Primary, 6, "2026-08-11", 1)]
    [InlineData(Stage.Primary, 6, "2027-08-10", 1)]
    [InlineData(Stage.Primary, 6, "2027-08-11", 2)]
    [InlineData(Stage.Primary, 6, "2028-02-29", 2)]
    [InlineData(Stage.Primary, 6, "2031-08-10", 5)]
    [InlineData(Stage.Primary, 6, "2031-08-11", 6)]
    [InlineData(Stage.Primary, 6, "2032-08-10", 6)]
    [InlineData(Stage.Primary, 6, "2032-08-11", null)]
    [InlineData(Stage.Primary, 5, "2031-08-10", 5)]
    [InlineData(Stage.Primary, 5, "2031-08-11", null)]
    [InlineData(Stage.Junior, 3, "2029-08-10", 3)]
    [InlineData(Stage.Junior, 3, "2029-08-11", null)]
    [InlineData(Stage.Junior, 4, "2029-08-11", 4)]
    [InlineData(Stage.Junior, 4, "2030-08-10", 4)]
    [InlineData(Stage.Junior, 4, "2030-08-11", null)]
    [InlineData(Stage.Senior, 3, "2029-08-10", 3)]
    [InlineData(Stage.Senior, 3, "2029-08-11", null)]
    [InlineData(Stage.Primary, 6, "2020-01-01", 1)]
    [InlineData(Stage.Primary, 6, "2099-12-31", null)]
    public void Grade_of_the_cohort_of_2026_follows_from_the_date(Stage stage, int years, string date, int? grade) =>
        Assert.Equal(grade, new Cohort(stage, 2026).GradeOn(DateOnly.Parse(date, null), years, SchoolYear.National));

    [Fact]
    public void Grade_never_falls_and_rises_by_one_a_year_until_the_stage_is_over() =>
        Gen.Select(Gen.Int[1980, 2099], Gen.Int[3, 6], Gen.Int[0, 4_000]).Sample((entryYear, years, days) =>
        {
            var cohort = new Cohort(Stage.Primary, entryYear);
            var date = new DateOnly(entryYear, 8, 11).AddDays(days);
            var now = cohort.GradeOn(date, years, SchoolYear.National);
            var later = cohort.GradeOn(date.AddYears(1), years, SchoolYear.National);
            return now is null ? later is null : now == years ? later is null : later == now + 1;
        });
}
