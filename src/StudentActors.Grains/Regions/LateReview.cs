using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;

namespace StudentActors.Grains.Regions;

/// <summary>A review that an authority has not made in time, and who has heard of it.</summary>
internal sealed record LateReview(Authority Authority, ReviewDue Due, IReadOnlyList<AuthorityCode> Told)
{
    /// <summary>Its place in a list by authority and period.</summary>
    public (AuthorityCode, ReviewPeriod) Position => (Authority.Code, Due.Period);
}
