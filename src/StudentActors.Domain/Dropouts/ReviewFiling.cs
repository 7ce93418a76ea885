namespace StudentActors.Domain.Dropouts;

/// <summary>A review whose form is in order, before it is compared with the ledger.</summary>
public sealed record ReviewFiling(ReviewPeriod Period, ReviewFigures Figures, string? Remark);
