using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Dropouts;

/// <summary>What a review is about: the quarter <c>2026Q3</c>, the term <c>2026-autumn</c> or the school year <c>2026-2027</c>.</summary>
/// <param name="Year">Calendar year in which it begins.</param>
/// <param name="Part">The quarter, 1 to 4, or the term's season; 0 for a school year.</param>
[JsonConverter(typeof(TextValueJsonConverter<ReviewPeriod>))]
public readonly record struct ReviewPeriod(ReviewKind Kind, int Year, int Part) : ITextValue<ReviewPeriod>, IComparable<ReviewPeriod>
{
    private const int MonthsOfQuarter = 3;
    private const int QuartersOfYear = 4;

    public string Value => Kind switch
    {
        ReviewKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Part}"),
        ReviewKind.Term => Term.Value,
        ReviewKind.SchoolYear => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Year + 1:0000}"),
        _ => string.Empty,
    };

    public DateOnly First => Kind switch
    {
        ReviewKind.Quarter => new(Year, (Part - 1) * MonthsOfQuarter + 1, 1),
        ReviewKind.Term => Term.FirstDay,
        _ => new(Year, Schools.SchoolYear.National.FirstMonth, Schools.SchoolYear.National.FirstDay),
    };

    public DateOnly Last => Next.First.AddDays(-1);

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset End => ChinaTime.StartOf(Next.First);

    public ReviewPeriod Next => Kind switch
    {
        ReviewKind.Quarter => Part < QuartersOfYear ? this with { Part = Part + 1 } : new(Kind, Year + 1, 1),
        ReviewKind.Term => Of(Term.Next),
        _ => this with { Year = Year + 1 },
    };

    /// <summary>The last month that lies within it as a whole: its monthly reports say how things stood at the end.</summary>
    public ReportMonth LastMonth => ReportMonth.Of(Next.First.AddMonths(-1));

    private Term Term => new(Year, (TermSeason)Part);

    public static ReviewPeriod Of(ReviewKind kind, DateOnly date) => kind switch
    {
        ReviewKind.Quarter => new(kind, date.Year, (date.Month - 1) / MonthsOfQuarter + 1),
        ReviewKind.Term => Of(Term.Of(date)),
        _ => new(kind, Schools.SchoolYear.National.YearOf(date), 0),
    };

    public static bool TryParse([NotNullWhen(true)] string? text, out ReviewPeriod value)
    {
        value = text switch
        {
            { Length: 6 } when text[4] == 'Q' && text[5] is >= '1' and <= '4' && ReadYear(text.AsSpan(0, 4)) is { } year =>
                new(ReviewKind.Quarter, year, text[5] - '0'),
            { Length: 9 } when text[4] == '-' && ReadYear(text.AsSpan(0, 4)) is { } year && ReadYear(text.AsSpan(5)) == year + 1 =>
                new(ReviewKind.SchoolYear, year, 0),
            _ when Term.TryParse(text, out var term) && IsYear(term.Year) => Of(term),
            _ => default,
        };
        return value != default;
    }

    public int CompareTo(ReviewPeriod other) => (First, Kind).CompareTo((other.First, other.Kind));

    public override string ToString() => Value;

    private static ReviewPeriod Of(Term term) => new(ReviewKind.Term, term.Year, (int)term.Season);

    private static int? ReadYear(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && IsYear(year) ? year : null;

    private static bool IsYear(int year) => year is >= 2000 and <= 2099;
}
