namespace StudentActors.Domain.StatusChanges;

/// <summary>Time abroad, marked in the record for ever.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Until">First day back; <c>null</c> while abroad.</param>
public sealed record StayAbroad(DateOnly From, string Country, DateOnly? Until);
