namespace StudentActors.Domain.Cases;

/// <summary>An office gets a step, and its clock begins.</summary>
/// <param name="Step">Index of the step, from 0.</param>
/// <param name="DueDate">Last day of the limit.</param>
/// <param name="Provisional">The due date stands on a year without calendar data.</param>
public sealed record StepOpening(int Step, DateOnly DueDate, bool Provisional);
