using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Accounts;

/// <summary>One registrar, officer, operator, auditor or service account. Key: <see cref="GrainKeys.Account"/>.</summary>
[Alias("sa.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Creates the account for the caller's own office or one below it. The answer alone carries the one-time password.</summary>
    [Alias("Create")]
    Task<Answer<NewAccountView>> Create(CreateAccount command, CancellationToken cancellationToken);

    [ReadOnly, Alias("Read")]
    Task<Answer<AccountView>> Read(Caller caller, CancellationToken cancellationToken);

    /// <summary>Checks a password and says what the account is. Wrong passwords lock the account for a while.</summary>
    [Alias("SignIn")]
    Task<Answer<AccountView>> SignIn(string password, CancellationToken cancellationToken);

    /// <summary>Replaces the password; only the account itself can.</summary>
    [Alias("ChangePassword")]
    Task<Answer<AccountView>> ChangePassword(Caller caller, string oldPassword, string newPassword, CancellationToken cancellationToken);
}

/// <summary>Raw texts as sent; the account's name is the grain's key.</summary>
[GenerateSerializer, Immutable, Alias("sa.CreateAccount")]
public sealed record CreateAccount
{
    [Id(0)] public required Caller Caller { get; init; }

    [Id(1)] public required Operation Operation { get; init; }

    [Id(2)] public string? DisplayName { get; init; }

    [Id(3)] public string? Role { get; init; }

    /// <summary>Authority code or school code.</summary>
    [Id(4)] public string? Office { get; init; }
}

[GenerateSerializer, Immutable, Alias("sa.AccountView")]
public sealed record AccountView
{
    [Id(0)] public required string Account { get; init; }

    [Id(1)] public required string DisplayName { get; init; }

    [Id(2)] public required Role Role { get; init; }

    [Id(3)] public required string Office { get; init; }

    [Id(4)] public required bool MustChangePassword { get; init; }

    [Id(5)] public required bool Sealed { get; init; }

    [Id(6)] public required DateTimeOffset CreatedAt { get; init; }

    [Id(7)] public DateTimeOffset? LastUsedAt { get; init; }
}

/// <param name="Password">One-time password; for a gateway its client secret.</param>
[GenerateSerializer, Immutable, Alias("sa.NewAccountView")]
public sealed record NewAccountView([property: Id(0)] AccountView Account, [property: Id(1)] string Password);
