namespace StudentActors.Domain.Students;

/// <summary>Date and way of entry as they were sent.</summary>
public sealed record EntryForm(string? Date, string? Way);
