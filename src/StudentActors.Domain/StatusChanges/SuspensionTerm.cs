namespace StudentActors.Domain.StatusChanges;

/// <summary>A suspension (休学), both days included.</summary>
public sealed record SuspensionTerm(DateOnly From, DateOnly Until);
