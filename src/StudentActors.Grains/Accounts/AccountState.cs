using StudentActors.Domain.Accounts;

namespace StudentActors.Grains.Accounts;

/// <summary>An account as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("sa.AccountState")]
internal sealed record AccountState
{
    [Id(0)] public required string DisplayName { get; init; }

    [Id(1)] public required Role Role { get; init; }

    /// <summary>Authority code or school code.</summary>
    [Id(2)] public required string Office { get; init; }

    /// <summary>Home authority of the office when that is a school.</summary>
    [Id(3)] public string? HomeAuthority { get; init; }

    [Id(4)] public required string PasswordHash { get; init; }

    [Id(5)] public required bool MustChangePassword { get; init; }

    [Id(6)] public bool Sealed { get; init; }

    [Id(7)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Accurate to the hour.</summary>
    [Id(8)] public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Wrong passwords in a row.</summary>
    [Id(9)] public int Failures { get; init; }

    [Id(10)] public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>The operation that created the account; empty for the first operator.</summary>
    [Id(11)] public Guid CreatedBy { get; init; }
}
