namespace StudentActors.Domain.Accounts;

/// <summary>An account that may be created.</summary>
public sealed record NewAccount(string Account, string DisplayName, Role Role, Office Office);
