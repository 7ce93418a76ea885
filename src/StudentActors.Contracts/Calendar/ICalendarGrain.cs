using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;

namespace StudentActors.Contracts.Calendar;

/// <summary>The working days of the registry; stateless, any integer key.</summary>
[Alias("sa.ICalendarGrain")]
public interface ICalendarGrain : IGrainWithIntegerKey
{
    /// <summary>Every year with data, ordered.</summary>
    [Alias("Read")]
    Task<Answer<CalendarView>> Read(Caller caller, CancellationToken cancellationToken);

    /// <summary>Adds or replaces a year, for operators of the nation; provisional due dates follow within a minute.</summary>
    [Alias("Load")]
    Task<Answer<CalendarView>> Load(Caller caller, WorkingYearForm form, CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("sa.CalendarView")]
public sealed record CalendarView([property: Id(0)] ImmutableArray<CalendarYearView> Years);

/// <param name="Off">Days without work.</param>
/// <param name="Worked">Days of a weekend that are worked.</param>
[GenerateSerializer, Immutable, Alias("sa.CalendarYearView")]
public sealed record CalendarYearView(
    [property: Id(0)] int Year, [property: Id(1)] ImmutableArray<DateOnly> Off, [property: Id(2)] ImmutableArray<DateOnly> Worked);
