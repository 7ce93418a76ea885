using StudentActors.Contracts;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Schools;

namespace StudentActors.Grains.Imports;

/// <summary>Where imports hand over the rows of a school.</summary>
internal interface ISchoolEntrance
{
    Task<EnrolManyAnswer> EnrolMany(SchoolCode school, EnrolMany command, CancellationToken cancellationToken);
}

/// <summary>The schools' grains.</summary>
internal sealed class SchoolEntrance(IGrainFactory grains) : ISchoolEntrance
{
    public Task<EnrolManyAnswer> EnrolMany(SchoolCode school, EnrolMany command, CancellationToken cancellationToken) =>
        grains.GetGrain<ISchoolEnrolment>(GrainKeys.School(school)).EnrolMany(command, cancellationToken);
}
