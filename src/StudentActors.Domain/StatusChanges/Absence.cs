using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;

namespace StudentActors.Domain.StatusChanges;

/// <summary>An entry in the county's ledger of dropouts (辍学台账); closed by return.</summary>
/// <param name="Since">First day of the absence.</param>
/// <param name="Persuasions">Days on which somebody tried to bring the child back, oldest first.</param>
/// <param name="Household">County of household registration, where the school has named it.</param>
/// <param name="HandedOver">The hand-over of the e-file to that county.</param>
public sealed record Absence(
    DateOnly Since, IReadOnlyList<DateOnly> Persuasions, AuthorityCode? Household = null, DropoutHandover? HandedOver = null);

/// <param name="Case">The case by which the e-file was handed over.</param>
/// <param name="To">County of household registration.</param>
public sealed record DropoutHandover(CaseId Case, AuthorityCode To);
