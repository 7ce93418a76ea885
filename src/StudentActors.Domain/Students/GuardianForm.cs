namespace StudentActors.Domain.Students;

/// <summary>A guardian as it was sent.</summary>
public sealed record GuardianForm(string? Name, string? Relation, string? Phone = null);
