using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StudentActors.Domain.Calendar;
using StudentActors.Storage.Calendar;

namespace StudentActors.Grains.Cases;

/// <summary>The working days as this silo knows them: those of the program, and those loaded by the operator, heard of within a minute.</summary>
internal sealed class CaseCalendar(ICalendarStore store, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
{
    private static readonly TimeSpan HeardEvery = TimeSpan.FromMinutes(1);

    private volatile Heard? _heard;

    public async ValueTask<WorkingCalendar> ReadAsync(CancellationToken cancellationToken)
    {
        if (_heard is { } heard && time.GetUtcNow() - heard.At < HeardEvery)
        {
            return heard.Calendar;
        }

        return await ReadFreshAsync(cancellationToken);
    }

    public async Task<WorkingCalendar> ReadFreshAsync(CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var years = await store.ReadCalendarAsync(cancellationToken);
        var calendar = WorkingCalendar.Embedded.With(years.Select(Year));
        _heard = new Heard(calendar, at);
        return calendar;
    }

    private static WorkingYear Year(StoredCalendarYear stored) =>
        WorkingYear.Check(JsonSerializer.Deserialize(stored.Content, CaseJson.Default.WorkingYearForm)!).Value
            ?? throw new JsonException($"The stored calendar of {stored.Year} is damaged; load the year again.");

    private sealed record Heard(WorkingCalendar Calendar, DateTimeOffset At);
}
