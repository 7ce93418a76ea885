namespace StudentActors.Domain.Schools;

/// <summary>A stage that a school teaches, and how many years (学制) it lasts there.</summary>
public sealed record StageOffering(Stage Stage, int Years);
