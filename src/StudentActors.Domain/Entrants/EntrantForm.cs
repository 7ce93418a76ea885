namespace StudentActors.Domain.Entrants;

/// <summary>The entrants of one stage as a caller announces them.</summary>
public sealed record EntrantForm(string? Stage, int? Children, string? EnteredOn);
