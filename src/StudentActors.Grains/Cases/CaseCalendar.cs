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
        var calendar = await CalendarLoading.ReadAsync(store, cancellationToken);
        _heard = new Heard(calendar, at);
        return calendar;
    }

    private sealed record Heard(WorkingCalendar Calendar, DateTimeOffset At);
}
