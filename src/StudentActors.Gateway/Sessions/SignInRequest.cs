using System.ComponentModel;

namespace StudentActors.Gateway.Sessions;

internal sealed record SignInRequest
{
    [Description("The account's name.")]
    public string? Account { get; init; }

    [Description("Its password, or the one-time password it was created with.")]
    public string? Password { get; init; }
}
