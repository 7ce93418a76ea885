namespace StudentActors.Domain.TermChecks;

/// <summary>A check as a caller sends it.</summary>
public sealed record TermCheckForm(int? Students, int? Separated, int? Empty, string? Note);
