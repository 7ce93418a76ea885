using StudentActors.Domain.Accounts;

namespace StudentActors.Domain.Cases;

/// <summary>Who starts a case, for which office, and when.</summary>
public sealed record StarterDecision(string Account, Office Office, DateTimeOffset At);
