using StudentActors.Domain.Accounts;

namespace StudentActors.Gateway.Tokens;

internal static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Operator => "operator",
        Role.Officer => "officer",
        Role.Registrar => "registrar",
        Role.Auditor => "auditor",
        Role.Gateway => "gateway",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Role? Parse(string? text) => text switch
    {
        "operator" => Role.Operator,
        "officer" => Role.Officer,
        "registrar" => Role.Registrar,
        "auditor" => Role.Auditor,
        "gateway" => Role.Gateway,
        _ => null,
    };
}
