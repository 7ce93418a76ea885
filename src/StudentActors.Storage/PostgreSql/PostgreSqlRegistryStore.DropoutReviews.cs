using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore : IDropoutReviewStore
{
    private static readonly SqlFile ReviewSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "DropoutReviews");
    private static readonly string FindReviewSql = ReviewSql["Find"];
    private static readonly string ListReviewsSql = ReviewSql["List"];
    private static readonly string StartsSql = ReviewSql["Starts"];
    private static readonly string RegionSchoolsSql = ReviewSql["Schools"];
    private static readonly OwnedSql CountReturnsSql = new(ReviewSql["CountReturns"], 4);

    public Task<StoredReview?> FindReviewAsync(ReviewKey key, CancellationToken cancellationToken) =>
        _reader.OneAsync(
            FindReviewSql, row => new StoredReview(key.Authority, key.Period, row.GetFieldValue<byte[]>(0)), cancellationToken,
            Value.Of(ReviewIds.For(key.Authority, key.Period)));

    public async Task<IReadOnlyList<ReviewKey>> ListReviewsAsync(AuthorityCode region, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return await _reader.AllAsync(
            ListReviewsSql, row => new ReviewKey(ColumnCodes.Authority(row.GetInt32(0)), ColumnCodes.Period(row.GetString(1))), cancellationToken,
            Value.Of(first), Value.Of(last));
    }

    public async Task<IReadOnlyList<AuthorityStart>> ListStartsAsync(AuthorityCode region, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return await _reader.AllAsync(
            StartsSql, row => new AuthorityStart(ColumnCodes.Authority(row.GetInt32(0)), row.GetFieldValue<DateTimeOffset>(1)), cancellationToken,
            Value.Of(first), Value.Of(last));
    }

    public async Task<IReadOnlyList<StoredSchool>> ListRegionSchoolsAsync(
        AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return await _reader.AllAsync(
            RegionSchoolsSql, School, cancellationToken,
            Value.Of(first), Value.Of(last), Value.Of(after?.Authority.ToColumn() ?? 0), Value.Of(after?.Code.ToColumn() ?? 0L), Value.Of(limit));
    }

    public Task<int> CountReturnsAsync(AuthorityCode region, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        CountReturnsAsync(region, from, until, null, cancellationToken);

    internal async Task<int> CountReturnsAsync(
        AuthorityCode region, DateTimeOffset from, DateTimeOffset until, int[]? owned, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return (await _reader.AllAsync(
            CountReturnsSql.For(owned), row => (int)row.GetInt64(0), cancellationToken,
            OwnedSql.Values(owned, Value.Of(first), Value.Of(last), Value.Of(from), Value.Of(until))))[0];
    }
}
