using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace StudentActors.Gateway.Sessions;

internal sealed record SignInRequest
{
    [Description("The account's name.")]
    [Required]
    public string? Account { get; init; }

    [Description("Its password, or the one-time password it was created with.")]
    [Required]
    public string? Password { get; init; }
}
