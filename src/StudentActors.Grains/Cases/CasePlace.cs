using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Cases;

/// <summary>A place of study between grains.</summary>
[GenerateSerializer, Immutable, Alias("sa.CasePlace")]
internal sealed record CasePlace(
    [property: Id(0)] SchoolCode School,
    [property: Id(1)] AuthorityCode HomeAuthority,
    [property: Id(2)] ClassId Class,
    [property: Id(3)] int StageYears)
{
    public static CasePlace Of(PlaceOfStudy place) => new(place.School, place.HomeAuthority, place.Class, place.StageYears);

    public PlaceOfStudy ToPlace() => new(School, HomeAuthority, Class, StageYears);
}
