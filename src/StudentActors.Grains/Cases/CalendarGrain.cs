using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using StudentActors.Contracts.Calendar;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Calendar;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Cases;

[StatelessWorker]
internal sealed class CalendarGrain(
    CaseCalendar calendar, ICalendarStore store, IDeadlineStore deadlines, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
    : Grain, ICalendarGrain
{
    public async Task<Answer<CalendarView>> Read(Caller caller, CancellationToken cancellationToken) =>
        caller.MayNot(Permission.ReadRegions) is { } refusal ? refusal : View(await calendar.ReadAsync(cancellationToken));

    public async Task<Answer<CalendarView>> Load(Caller caller, WorkingYearForm form, CancellationToken cancellationToken)
    {
        if (caller.MayNot(Permission.LoadCalendar, AuthorityCode.Nation) is { } refusal)
        {
            return refusal;
        }

        var check = await CalendarLoading.LoadAsync(store, deadlines, form, caller.Account, time.GetUtcNow(), cancellationToken);
        return check.Accepted ? View(await calendar.ReadFreshAsync(cancellationToken)) : check.Refusal;
    }

    private static CalendarView View(WorkingCalendar calendar) =>
        new([.. calendar.Years.Select(year => new CalendarYearView(year.Year, [.. year.Off], [.. year.Worked]))]);
}
