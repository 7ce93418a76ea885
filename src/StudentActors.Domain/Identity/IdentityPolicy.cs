namespace StudentActors.Domain.Identity;

/// <summary>What the registry accepts as an identity.</summary>
/// <param name="AllowSynthetic">Whether resident IDs with division codes 99xxxx, which belong to nobody, are accepted.</param>
public sealed record IdentityPolicy(bool AllowSynthetic);
