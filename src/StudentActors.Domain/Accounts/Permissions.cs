namespace StudentActors.Domain.Accounts;

/// <summary>Which role may do what. Where it may do it is decided by its <see cref="Office"/>.</summary>
public static class Permissions
{
    public static bool Allows(Role role, Permission permission) => role switch
    {
        Role.Operator => true,
        Role.Officer => permission is not Permission.SetPolicy,
        Role.Registrar => permission is not (Permission.SetPolicy or Permission.ManageAccounts or Permission.OpenSchools),
        Role.Gateway => permission is not (Permission.SetPolicy or Permission.ManageAccounts or Permission.OpenSchools),
        Role.Auditor => permission is Permission.ReadRegions or Permission.ReadSchools or Permission.ReadStudents
            or Permission.ReadHistory or Permission.ReadChanges,
        _ => false,
    };
}
