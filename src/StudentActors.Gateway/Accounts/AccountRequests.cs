using System.ComponentModel;

namespace StudentActors.Gateway.Accounts;

internal sealed record CreateAccountRequest
{
    [Description("3 to 64 lower-case letters, digits or . _ - @.")]
    public string? Account { get; init; }

    [Description("1 to 100 characters.")]
    public string? DisplayName { get; init; }

    [Description("operator, officer, registrar, auditor or gateway; at a school registrar, auditor or gateway.")]
    public string? Role { get; init; }

    [Description("Code of an authority or a school: the caller's own or one below it.")]
    public string? Office { get; init; }
}

internal sealed record ChangePasswordRequest
{
    [Description("The present password.")]
    public string? Old { get; init; }

    [Description("12 to 128 characters; neither the old one nor one that contains the account.")]
    public string? New { get; init; }
}
