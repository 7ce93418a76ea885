using System.ComponentModel;
using StudentActors.Domain.Accounts;

namespace StudentActors.Gateway.Sessions;

[Description("A session: send the access token as Authorization: Bearer.")]
internal sealed record SessionAnswer
{
    public required string AccessToken { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string Account { get; init; }

    public required Role Role { get; init; }

    [Description("Code of the authority or school that the account acts for.")]
    public required string Office { get; init; }

    [Description("Until the password is changed, every other request is refused; sign in again afterwards.")]
    public required bool MustChangePassword { get; init; }
}
