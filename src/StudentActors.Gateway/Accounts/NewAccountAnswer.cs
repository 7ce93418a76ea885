using System.ComponentModel;
using StudentActors.Contracts.Accounts;
using StudentActors.Domain.Accounts;

namespace StudentActors.Gateway.Accounts;

[Description("A new account and, this once, its password.")]
internal sealed record NewAccountAnswer
{
    public required string Account { get; init; }

    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    public required string Office { get; init; }

    public required bool MustChangePassword { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Description("One-time password; for a gateway its client secret.")]
    public required string Password { get; init; }

    public static NewAccountAnswer From(NewAccountView created) => new()
    {
        Account = created.Account.Account,
        DisplayName = created.Account.DisplayName,
        Role = created.Account.Role,
        Office = created.Account.Office,
        MustChangePassword = created.Account.MustChangePassword,
        CreatedAt = created.Account.CreatedAt,
        Password = created.Password,
    };
}
