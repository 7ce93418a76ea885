namespace StudentActors.Domain.Students;

/// <summary>When and how the student entered the school.</summary>
public sealed record Entry(DateOnly Date, EntryWay Way);
