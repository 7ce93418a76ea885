using CsCheck;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Calendar;

public sealed class TermTests
{
    [Theory]
    [InlineData("2026-08-10", "2026-spring")]
    [InlineData("2026-08-11", "2026-autumn")]
    [InlineData("2026-12-31", "2026-autumn")]
    [InlineData("2027-01-01", "2026-autumn")]
    [InlineData("2027-01-31", "2026-autumn")]
    [InlineData("2027-02-01", "2027-spring")]
    [InlineData("2028-02-29", "2028-spring")]
    public void Term_follows_from_the_date(string date, string term) => Assert.Equal(term, Term.Of(DateOnly.Parse(date, null)).Value);

    [Theory]
    [InlineData("1980-spring", 1980, TermSeason.Spring)]
    [InlineData("2026-autumn", 2026, TermSeason.Autumn)]
    [InlineData("2099-autumn", 2099, TermSeason.Autumn)]
    public void Term_is_read_and_written(string text, int year, TermSeason season)
    {
        Assert.True(Term.TryParse(text, out var term));
        Assert.Equal(new Term(year, season), term);
        Assert.Equal(text, term.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-")]
    [InlineData("2026-summer")]
    [InlineData("2026-Autumn")]
    [InlineData("2026_autumn")]
    [InlineData("26-autumn")]
    [InlineData("1979-autumn")]
    [InlineData("2100-spring")]
    [InlineData("２０２６-autumn")]
    [InlineData("+026-autumn")]
    [InlineData("2026-autumn ")]
    [InlineData(" 2026-spring")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(Term.TryParse(text, out var term));
        Assert.Equal(default, term);
    }

    [Fact]
    public void Terms_follow_each_other_in_order()
    {
        var autumn = new Term(2026, TermSeason.Autumn);

        Assert.Equal(new Term(2027, TermSeason.Spring), autumn.Next);
        Assert.Equal(new Term(2027, TermSeason.Autumn), autumn.Next.Next);
        Assert.True(autumn.CompareTo(autumn.Next) < 0);
        Assert.True(autumn.Next.CompareTo(autumn) > 0);
        Assert.Equal(0, autumn.CompareTo(autumn));
    }

    [Fact]
    public void Terms_go_forward_one_by_one_and_lie_in_their_school_year() =>
        Gen.Int[0, 40_000].Sample(days =>
        {
            var date = new DateOnly(1985, 1, 1).AddDays(days);
            var (term, next) = (Term.Of(date), Term.Of(date.AddDays(1)));
            var schoolYear = term.Season == TermSeason.Autumn ? term.Year : term.Year - 1;
            return (next == term || next == term.Next) && schoolYear == SchoolYear.National.YearOf(date)
                && Term.TryParse(term.Value, out var read) && read == term;
        });
}
