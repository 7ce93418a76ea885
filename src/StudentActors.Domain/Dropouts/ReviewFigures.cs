namespace StudentActors.Domain.Dropouts;

/// <summary>The figures that a review is about.</summary>
/// <param name="Suspected">疑似辍学 at the period's end.</param>
/// <param name="DroppedOut">辍学 at the period's end.</param>
/// <param name="Returned">返校销号 during the period.</param>
public sealed record ReviewFigures(int Suspected, int DroppedOut, int Returned);
