namespace StudentActors.Domain.Accounts;

/// <summary>
/// Which role may do what; where it may do it is decided by its <see cref="Office"/>. A new permission is the operator's alone until it is
/// given to others here.
/// </summary>
public static class Permissions
{
    public static bool Allows(Role role, Permission permission) => role switch
    {
        Role.Operator => true,
        Role.Officer => Reads(permission) || Registers(permission) || permission is Permission.OpenSchools or Permission.CloseSchools or Permission.ManageAccounts,
        Role.Registrar or Role.Gateway => Reads(permission) || Registers(permission),
        Role.Auditor => Reads(permission),
        _ => false,
    };

    private static bool Reads(Permission permission) => permission is Permission.ReadRegions or Permission.ReadSchools
        or Permission.ReadStudents or Permission.ReadHistory or Permission.ReadChanges or Permission.ReadCases;

    private static bool Registers(Permission permission) => permission is Permission.OpenClasses or Permission.EnrolStudents
        or Permission.UpdateStudents or Permission.ImportStudents or Permission.StartCases or Permission.DecideCases;
}
