using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Calendar;

/// <summary>
/// How one year differs from Monday to Friday, as the State Council's office publishes it: days off, and days of a weekend that are worked.
/// </summary>
public sealed record WorkingYear(int Year, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Worked)
{
    public const int Earliest = 2000;

    public const int Latest = 2099;

    // The longest holidays take nine days each, and there are seven of them.
    private const int MostDays = 100;

    /// <summary>The year's days, ordered, or every fault of the form.</summary>
    public static Decision<WorkingYear> Check(WorkingYearForm form)
    {
        if (form.Year is not (>= Earliest and <= Latest))
        {
            return Refusal.Of(RuleBook.CalendarYear, "year");
        }

        var year = form.Year.Value;
        var faults = new List<Fault>();
        var off = Days(form.Off, year, "off", faults);
        var worked = Days(form.Worked, year, "worked", faults);
        foreach (var day in worked.Where(day => off.Contains(day) || !IsWeekend(day)))
        {
            faults.Add(new Fault("worked", RuleBook.CalendarWorked));
        }

        return faults.Count > 0 ? Refusal.Of(faults) : new WorkingYear(year, [.. off], [.. worked]);
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static SortedSet<DateOnly> Days(IReadOnlyList<string?>? texts, int year, string path, List<Fault> faults)
    {
        var days = new SortedSet<DateOnly>();
        for (var i = 0; i < (texts?.Count ?? 0); i++)
        {
            if (!TryRange(texts![i], out var first, out var last) || first.Year != year || last.Year != year)
            {
                faults.Add(new Fault($"{path}[{i}]", RuleBook.CalendarDay));
                continue;
            }

            for (var day = first; day <= last; day = day.AddDays(1))
            {
                days.Add(day);
            }
        }

        if (days.Count > MostDays)
        {
            faults.Add(new Fault(path, RuleBook.CalendarDays));
        }

        return days;
    }

    private static bool TryRange(string? text, out DateOnly first, out DateOnly last)
    {
        last = default;
        if (text?.IndexOf('/', StringComparison.Ordinal) is not (>= 0 and var slash))
        {
            var single = Normalised.TryDate(text, out first);
            last = first;
            return single;
        }

        return Normalised.TryDate(text[..slash], out first) && Normalised.TryDate(text[(slash + 1)..], out last) && first <= last;
    }
}
