using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace StudentActors.Gateway.Accounts;

internal sealed record CreateAccountRequest
{
    [Description("3 to 64 lower-case letters, digits or . _ - @.")]
    [Required]
    public string? Account { get; init; }

    [Description("1 to 100 characters.")]
    [Required]
    public string? DisplayName { get; init; }

    [Description("operator, officer, registrar, auditor or gateway; at a school registrar, auditor or gateway.")]
    [Required]
    public string? Role { get; init; }

    [Description("Code of an authority or a school: the caller's own or one below it.")]
    [Required]
    public string? Office { get; init; }
}

internal sealed record ChangePasswordRequest
{
    [Description("The present password.")]
    [Required]
    public string? Old { get; init; }

    [Description("12 to 128 characters; neither the old one nor one that contains the account.")]
    [Required]
    public string? New { get; init; }
}
