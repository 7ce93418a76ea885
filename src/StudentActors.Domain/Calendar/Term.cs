using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Calendar;

/// <summary>A school term (学期), named after the calendar year in which it begins: <c>2026-autumn</c>, <c>2027-spring</c>.</summary>
[JsonConverter(typeof(TextValueJsonConverter<Term>))]
public readonly record struct Term(int Year, TermSeason Season) : ITextValue<Term>, IComparable<Term>
{
    private const int SpringMonth = 2;

    public string Value =>
        string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{(Season == TermSeason.Autumn ? "autumn" : "spring")}");

    public Term Next => Season == TermSeason.Spring ? this with { Season = TermSeason.Autumn } : new(Year + 1, TermSeason.Spring);

    public DateOnly FirstDay => Season == TermSeason.Spring
        ? new(Year, SpringMonth, 1)
        : new(Year, SchoolYear.National.FirstMonth, SchoolYear.National.FirstDay);

    public DateOnly LastDay => Next.FirstDay.AddDays(-1);

    /// <summary>Autumn from the rollover (11 August) to the end of January, spring until the next rollover.</summary>
    public static Term Of(DateOnly date)
    {
        var schoolYear = SchoolYear.National.YearOf(date);
        return schoolYear == date.Year || date.Month < SpringMonth ? new(schoolYear, TermSeason.Autumn) : new(date.Year, TermSeason.Spring);
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out Term value)
    {
        value = default;
        if (text is not { Length: 11 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1980 or > 2099
            || ReadSeason(text.AsSpan(5)) is not { } season)
        {
            return false;
        }

        value = new Term(year, season);
        return true;
    }

    public int CompareTo(Term other) => (Year, Season).CompareTo((other.Year, other.Season));

    public override string ToString() => Value;

    private static TermSeason? ReadSeason(ReadOnlySpan<char> text) => text switch
    {
        "spring" => TermSeason.Spring,
        "autumn" => TermSeason.Autumn,
        _ => null,
    };
}
