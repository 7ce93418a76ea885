using StudentActors.Domain.Regions;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Dropouts;

/// <summary>
/// Reads the reviews of dropouts that authorities have made, and what they are made of. They are records, committed as all others are. A region includes
/// all below it.
/// </summary>
public interface IDropoutReviewStore
{
    Task<StoredReview?> FindReviewAsync(ReviewKey key, CancellationToken cancellationToken);

    /// <summary>All reviews that authorities of a region have made.</summary>
    Task<IReadOnlyList<ReviewKey>> ListReviewsAsync(AuthorityCode region, CancellationToken cancellationToken);

    /// <summary>The home authorities of a region that have schools, or had, each with the moment at which its first one was entered.</summary>
    Task<IReadOnlyList<AuthorityStart>> ListStartsAsync(AuthorityCode region, CancellationToken cancellationToken);

    /// <summary>One page of the schools of a region, ordered by authority and code.</summary>
    Task<IReadOnlyList<StoredSchool>> ListRegionSchoolsAsync(
        AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken);

    /// <summary>Returns of dropouts (销号) in a region: cases that were opened in a time, its end not included, and are completed.</summary>
    Task<int> CountReturnsAsync(AuthorityCode region, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}
