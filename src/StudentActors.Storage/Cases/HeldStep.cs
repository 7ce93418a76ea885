using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Cases;

/// <summary>The step of a case that waits for an office.</summary>
/// <param name="Authority">Where it counts in the overdue table.</param>
/// <param name="DueAt">The first moment that is too late.</param>
/// <param name="Provisional">The deadline stands on a year without calendar data.</param>
/// <param name="EscalatedTo">The highest authority that has been told.</param>
public sealed record HeldStep(
    Office Office, AuthorityCode Authority, CaseParty Party, DateTimeOffset DueAt, bool Overdue, bool Provisional, AuthorityCode? EscalatedTo);
