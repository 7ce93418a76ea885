namespace StudentActors.Domain.Dropouts;

/// <summary>The next report that a school owes.</summary>
/// <param name="Date">Last day on which it is in time.</param>
public sealed record ReportDue(ReportMonth Month, DateOnly Date);
