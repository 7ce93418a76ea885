using System.Text.Json;
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
    // By then every silo has heard of the new year.
    private static readonly TimeSpan CountedAgainAfter = TimeSpan.FromSeconds(70);

    public async Task<Answer<CalendarView>> Read(Caller caller, CancellationToken cancellationToken) =>
        caller.MayNot(Permission.ReadRegions) is { } refusal ? refusal : View(await calendar.ReadAsync(cancellationToken));

    public async Task<Answer<CalendarView>> Load(Caller caller, WorkingYearForm form, CancellationToken cancellationToken)
    {
        if (caller.MayNot(Permission.LoadCalendar, AuthorityCode.Nation) is { } refusal)
        {
            return refusal;
        }

        var check = WorkingYear.Check(form);
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        var now = time.GetUtcNow();
        var content = JsonSerializer.Serialize(form, CaseJson.Default.WorkingYearForm);
        await store.WriteCalendarYearAsync(new StoredCalendarYear(check.Value.Year, content, caller.Account, now), cancellationToken);
        await deadlines.BringForwardProvisionalAsync(now + CountedAgainAfter, cancellationToken);
        return View(await calendar.ReadFreshAsync(cancellationToken));
    }

    private static CalendarView View(WorkingCalendar calendar) =>
        new([.. calendar.Years.Select(year => new CalendarYearView(year.Year, [.. year.Off], [.. year.Worked]))]);
}
