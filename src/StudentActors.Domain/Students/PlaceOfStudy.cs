using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Students;

/// <summary>Where a student is on the roster.</summary>
/// <param name="StageYears">Length of the stage at this school, from which the grade is derived.</param>
public sealed record PlaceOfStudy(SchoolCode School, AuthorityCode HomeAuthority, ClassId Class, int StageYears);
