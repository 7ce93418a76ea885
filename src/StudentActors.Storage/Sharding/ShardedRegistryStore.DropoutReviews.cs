using StudentActors.Domain.Regions;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Sharding;

/// <summary>Reviews lie in the bucket of the schools; what they are made of lies there and with the cases.</summary>
public sealed partial class ShardedRegistryStore : IDropoutReviewStore
{
    public async Task<StoredReview?> FindReviewAsync(ReviewKey key, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(AnySchool, cancellationToken)).Store.FindReviewAsync(key, cancellationToken);

    public async Task<IReadOnlyList<ReviewKey>> ListReviewsAsync(AuthorityCode region, CancellationToken cancellationToken) =>
        await (await ShardOfAsync(AnySchool, cancellationToken)).Store.ListReviewsAsync(region, cancellationToken);

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
