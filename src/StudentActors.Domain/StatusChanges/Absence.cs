namespace StudentActors.Domain.StatusChanges;

/// <summary>An entry in the county's ledger of dropouts (辍学台账); closed by return.</summary>
/// <param name="Since">First day of the absence.</param>
/// <param name="Persuasions">Days on which somebody tried to bring the child back, oldest first.</param>
public sealed record Absence(DateOnly Since, IReadOnlyList<DateOnly> Persuasions);
