namespace StudentActors.Domain.Schools;

/// <summary>A <see cref="ClassMove"/> as it was sent.</summary>
public sealed record ClassMoveForm(string? From, string? To);
