using System.Text.Json;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Rules;
using StudentActors.Storage.Calendar;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Cases;

/// <summary>How a year of the working-day calendar gets into the registry, by whichever way it comes.</summary>
public static class CalendarLoading
{
    // By then every silo has heard of the new year.
    private static readonly TimeSpan CountedAgainAfter = TimeSpan.FromSeconds(70);

    /// <summary>Keeps a year; due dates that stand on it provisionally are counted again within two minutes.</summary>
    public static async Task<Decision<WorkingYear>> LoadAsync(
        ICalendarStore store, IDeadlineStore deadlines, WorkingYearForm form, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var check = WorkingYear.Check(form);
        if (check.Accepted)
        {
            var content = JsonSerializer.Serialize(form, CaseJson.Default.WorkingYearForm);
            await store.WriteCalendarYearAsync(new StoredCalendarYear(check.Value.Year, content, by, now), cancellationToken);
            await deadlines.BringForwardProvisionalAsync(now + CountedAgainAfter, cancellationToken);
        }

        return check;
    }

    /// <summary>The years that the program brings along, and those that were loaded.</summary>
    public static async Task<WorkingCalendar> ReadAsync(ICalendarStore store, CancellationToken cancellationToken) =>
        WorkingCalendar.Embedded.With((await store.ReadCalendarAsync(cancellationToken)).Select(Year));

    private static WorkingYear Year(StoredCalendarYear stored) =>
        WorkingYear.Check(JsonSerializer.Deserialize(stored.Content, CaseJson.Default.WorkingYearForm)!).Value
            ?? throw new JsonException($"The stored calendar of {stored.Year} is damaged; load the year again.");
}
