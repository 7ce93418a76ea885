using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Dropouts;

/// <summary>The calendar month that a report is about, <c>2026-11</c>.</summary>
[JsonConverter(typeof(TextValueJsonConverter<ReportMonth>))]
public readonly record struct ReportMonth(int Year, int Month) : ITextValue<ReportMonth>, IComparable<ReportMonth>
{
    private const string Form = "yyyy-MM";

    public string Value => First.ToString(Form, CultureInfo.InvariantCulture);

    public DateOnly First => new(Year, Month, 1);

    public ReportMonth Next => Of(First.AddMonths(1));

    public static ReportMonth Of(DateOnly date) => new(date.Year, date.Month);

    public static bool TryParse([NotNullWhen(true)] string? text, out ReportMonth value)
    {
        var valid = DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2099;
        value = valid ? Of(date) : default;
        return valid;
    }

    public int CompareTo(ReportMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    public override string ToString() => Value;
}
