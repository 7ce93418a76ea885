using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Host.Seeding;

/// <summary>One child of the synthetic county.</summary>
/// <param name="Ethnicity">Code of GB/T 3304.</param>
internal sealed record SeedStudent(
    SchoolCode School,
    ClassId Class,
    string Name,
    Sex Sex,
    DateOnly BirthDate,
    string Ethnicity,
    string ResidentId,
    DateOnly EntryDate,
    Attendance Attendance,
    string Guardian,
    string GuardianRelation,
    string GuardianPhone);
