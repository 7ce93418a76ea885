using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Accounts;

/// <summary>Who sends a command. Grains check it again on every call; the edge alone is not trusted.</summary>
public sealed record Caller(string Account, Role Role, Office Office)
{
    /// <summary>Refusal unless role and office allow something at a school.</summary>
    public Refusal? MayNot(Permission permission, SchoolCode school, AuthorityCode homeAuthority) =>
        MayNot(permission) ?? (Office.Covers(school, homeAuthority) ? null : Refusal.Of(RuleBook.OfficeNotAllowed));

    /// <summary>Refusal unless role and office allow something at an authority.</summary>
    public Refusal? MayNot(Permission permission, AuthorityCode authority) =>
        MayNot(permission) ?? (Office.Covers(authority) ? null : Refusal.Of(RuleBook.OfficeNotAllowed));

    /// <summary>Refusal unless the role allows something.</summary>
    public Refusal? MayNot(Permission permission) =>
        Permissions.Allows(Role, permission) ? null : Refusal.Of(RuleBook.RoleNotAllowed);
}
