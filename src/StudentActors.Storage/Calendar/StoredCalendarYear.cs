namespace StudentActors.Storage.Calendar;

/// <summary>A calendar year as it was loaded.</summary>
/// <param name="Content">The days, in the domain's own text form.</param>
/// <param name="LoadedBy">Account or user that loaded it.</param>
public sealed record StoredCalendarYear(int Year, string Content, string LoadedBy, DateTimeOffset LoadedAt);
