namespace StudentActors.Domain.StatusChanges;

/// <summary>A suspension (休学), both days included.</summary>
/// <param name="Version">Version of the student's record that set it, or extended it.</param>
/// <param name="Reminded">The school was told that it ends soon.</param>
/// <param name="Expiries">Cases that its end has begun; one that was refused is followed by another.</param>
public sealed record SuspensionTerm(DateOnly From, DateOnly Until, int Version, bool Reminded = false, int Expiries = 0);
