using System.Collections.Frozen;
using System.Text.Json;

namespace StudentActors.Domain.Calendar;

/// <summary>
/// Working days (工作日): Monday to Friday, less the days off and with the days of a weekend that are worked. A year without data counts
/// Monday to Friday and makes every deadline that touches it provisional.
/// </summary>
public sealed class WorkingCalendar
{
    private const string Resource = "StudentActors.Domain.Calendar.working-years.json";

    private static readonly Lazy<WorkingCalendar> Loaded = new(Load);

    private readonly FrozenDictionary<int, Days> _years;

    public WorkingCalendar(IEnumerable<WorkingYear> years)
    {
        Years = [.. years.OrderBy(year => year.Year)];
        _years = Years.ToFrozenDictionary(year => year.Year, year => new Days([.. year.Off], [.. year.Worked]));
    }

    /// <summary>The years that this build knows: 2025 and 2026.</summary>
    public static WorkingCalendar Embedded => Loaded.Value;

    /// <summary>The years with data, ordered.</summary>
    public IReadOnlyList<WorkingYear> Years { get; }

    public bool Knows(int year) => _years.ContainsKey(year);

    /// <summary>This calendar with other years; a year that it had is replaced.</summary>
    public WorkingCalendar With(IEnumerable<WorkingYear> years)
    {
        var replaced = years.ToDictionary(year => year.Year);
        return new([.. Years.Where(year => !replaced.ContainsKey(year.Year)), .. replaced.Values]);
    }

    public bool IsWorkingDay(DateOnly day)
    {
        var weekend = WorkingYear.IsWeekend(day);
        return _years.TryGetValue(day.Year, out var days) ? (weekend ? days.Worked.Contains(day) : !days.Off.Contains(day)) : !weekend;
    }

    /// <summary>The n-th working day after a day; the day itself never counts.</summary>
    public WorkingDeadline After(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var provisional = false;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            provisional |= !Knows(day.Year);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return new(day, provisional);
    }

    /// <summary>The n-th working day after the day in China in which a moment lies.</summary>
    public WorkingDeadline After(DateTimeOffset moment, int workingDays) => After(ChinaTime.DateOf(moment), workingDays);

    private static WorkingCalendar Load()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream(Resource)!;
        var forms = JsonSerializer.Deserialize<WorkingYearForm[]>(stream, JsonSerializerOptions.Web)!;
        return new(forms.Select(form => WorkingYear.Check(form).Value!));
    }

    private sealed record Days(FrozenSet<DateOnly> Off, FrozenSet<DateOnly> Worked);
}
