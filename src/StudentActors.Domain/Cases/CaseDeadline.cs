namespace StudentActors.Domain.Cases;

/// <summary>A moment at which a case has to act by itself.</summary>
/// <param name="Kind">One of <see cref="CaseDeadlines"/>' kinds.</param>
/// <param name="Generation">Grows whenever the deadline of this kind is set anew.</param>
public sealed record CaseDeadline(string Kind, DateTimeOffset DueAt, int Generation);
