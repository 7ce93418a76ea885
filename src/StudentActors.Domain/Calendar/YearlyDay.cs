using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StudentActors.Domain.Calendar;

/// <summary>A day that comes every year, <c>MM-DD</c>; 29 February is none.</summary>
public readonly record struct YearlyDay(int Month, int Day) : IComparable<YearlyDay>
{
    private const int AnyOrdinaryYear = 2001;

    public static YearlyDay Of(DateOnly date) => new(date.Month, date.Day);

    public static bool TryParse([NotNullWhen(true)] string? text, out YearlyDay value)
    {
        var valid = DateOnly.TryParseExact(
            $"{AnyOrdinaryYear}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        value = valid ? Of(date) : default;
        return valid;
    }

    /// <summary>Whether the day lies in a period, both ends included; the period may run over New Year.</summary>
    public bool IsWithin(YearlyDay first, YearlyDay last) => first.CompareTo(last) <= 0
        ? CompareTo(first) >= 0 && CompareTo(last) <= 0
        : CompareTo(first) >= 0 || CompareTo(last) <= 0;

    public int CompareTo(YearlyDay other) => (Month, Day).CompareTo((other.Month, other.Day));
}
