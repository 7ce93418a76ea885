using Orleans.Concurrency;

namespace StudentActors.Grains.Schools;

/// <summary>The way into a school for imports: many students at once, without an activation for each. Same grain and key as the school.</summary>
[Alias("sa.ISchoolEnrolment")]
internal interface ISchoolEnrolment : IGrainWithStringKey
{
    /// <summary>Checks up to <see cref="Schools.EnrolMany.LargestBatch"/> rows and, when told to, enrols those that no rule refuses.</summary>
    [AlwaysInterleave, Alias("EnrolMany")]
    Task<EnrolManyAnswer> EnrolMany(EnrolMany command, CancellationToken cancellationToken);
}
