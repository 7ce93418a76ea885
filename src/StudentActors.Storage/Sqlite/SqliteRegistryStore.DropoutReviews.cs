using StudentActors.Domain.Regions;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore : IDropoutReviewStore
{
    private static readonly SqlFile ReviewSql = SqlFile.Beside(typeof(SqliteRegistryStore), "DropoutReviews");
    private static readonly string FindReviewSql = ReviewSql["Find"];
    private static readonly string ListReviewsSql = ReviewSql["List"];
    private static readonly string StartsSql = ReviewSql["Starts"];
    private static readonly string RegionSchoolsSql = ReviewSql["Schools"];
    private static readonly string CountReturnsSql = ReviewSql["CountReturns"];

    public Task<StoredReview?> FindReviewAsync(ReviewKey key, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session => session.Statement(FindReviewSql).Bind(ReviewIds.For(key.Authority, key.Period))
                .One(row => new StoredReview(key.Authority, key.Period, row.Bytes(0))),
            cancellationToken);

    public Task<IReadOnlyList<ReviewKey>> ListReviewsAsync(AuthorityCode region, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return _readers.ReadAsync<IReadOnlyList<ReviewKey>>(
            session => session.Statement(ListReviewsSql).Bind(first).Bind(last)
                .All(row => new ReviewKey(ColumnCodes.Authority(row.Int32(0)), ColumnCodes.Period(row.Text(1)))),
            cancellationToken);
    }

    public Task<IReadOnlyList<AuthorityStart>> ListStartsAsync(AuthorityCode region, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return _readers.ReadAsync<IReadOnlyList<AuthorityStart>>(
            session => session.Statement(StartsSql).Bind(first).Bind(last)
                .All(row => new AuthorityStart(ColumnCodes.Authority(row.Int32(0)), ColumnCodes.Time(row.Int64(1)))),
            cancellationToken);
    }

    public Task<IReadOnlyList<StoredSchool>> ListRegionSchoolsAsync(
        AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return _readers.ReadAsync<IReadOnlyList<StoredSchool>>(
            session => session.Statement(RegionSchoolsSql)
                .Bind(first).Bind(last).Bind(after?.Authority.ToColumn() ?? 0).Bind(after?.Code.ToColumn() ?? 0).Bind(limit)
                .All(School),
            cancellationToken);
    }

    public async Task<int> CountReturnsAsync(AuthorityCode region, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (first, last) = CaseColumnCodes.Region(region);
        return (await _readers.ReadAsync(
            session => session.Statement(CountReturnsSql).Bind(first).Bind(last).Bind(from.ToMicroseconds()).Bind(until.ToMicroseconds())
                .All(row => row.Int32(0)),
            cancellationToken))[0];
    }
}
