using StudentActors.Domain.Regions;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Sharding;

/// <summary>Reviews lie in home, as what is not per student does; what they are made of lies with schools and cases.</summary>
public sealed partial class ShardedRegistryStore : IDropoutReviewStore
{
    public Task<bool> AddReviewAsync(StoredReview review, CancellationToken cancellationToken) => Home.AddReviewAsync(review, cancellationToken);

    public Task<StoredReview?> FindReviewAsync(ReviewKey key, CancellationToken cancellationToken) => Home.FindReviewAsync(key, cancellationToken);

    public Task<IReadOnlyList<ReviewKey>> ListReviewsAsync(AuthorityCode region, CancellationToken cancellationToken) =>
        Home.ListReviewsAsync(region, cancellationToken);

    public async Task<IReadOnlyList<AuthorityStart>> ListStartsAsync(AuthorityCode region, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(AnySchool, cancellationToken)).Store.ListStartsAsync(region, cancellationToken);

    public async Task<IReadOnlyList<StoredSchool>> ListRegionSchoolsAsync(
        AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(AnySchool, cancellationToken)).Store.ListRegionSchoolsAsync(region, after, limit, cancellationToken);

    public async Task<int> CountReturnsAsync(AuthorityCode region, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var counts = await EachAsync((store, owned) => store.CountReturnsAsync(region, from, until, owned, cancellationToken), cancellationToken);
        return counts.Sum();
    }
}
