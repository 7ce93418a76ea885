namespace StudentActors.Domain.Accounts;

/// <summary>The kinds of command and query that a role may or may not be allowed.</summary>
public enum Permission
{
    ReadRegions,
    SetPolicy,
    ManageAccounts,
    OpenSchools,
    OpenClasses,
    ReadSchools,
    EnrolStudents,
    UpdateStudents,
    ReadStudents,
    ReadHistory,
    ImportStudents,
    ReadChanges,

    StartCases,

    DecideCases,

    ReadCases,

    LoadCalendar,

    CloseSchools,
}
