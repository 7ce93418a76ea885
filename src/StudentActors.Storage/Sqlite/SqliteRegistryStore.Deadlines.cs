using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore : IDeadlineStore
{
    private static readonly SqlFile DeadlineSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Deadlines");
    private static readonly string DueSql = DeadlineSql["Due"];
    private static readonly string NextDueSql = DeadlineSql["NextDue"];
    private static readonly string OfOwnerSql = DeadlineSql["OfOwner"];
    private static readonly string RetryOneSql = DeadlineSql["RetryOne"];
    private static readonly string RetryAllSql = DeadlineSql["RetryAll"];
    private static readonly string CountStuckSql = DeadlineSql["CountStuck"];
    private static readonly string PostponeSql = DeadlineSql["Postpone"];
    private static readonly string BringForwardSql = DeadlineSql["BringForward"];
    private static readonly string DeleteDeadlineSql = DeadlineSql["Delete"];

    // Shard by shard: within one, the index has the rows in the order in which they are due.
    public Task<IReadOnlyList<StoredDeadline>> ReadDueAsync(
        ShardRange shards, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<StoredDeadline>>(
            session => [.. Each(shards)
                .SelectMany(shard => session.Statement(DueSql).Bind(shard).Bind(until.ToMicroseconds()).Bind(limit).All(Deadline))
                .OrderBy(deadline => deadline.DueAt)
                .Take(limit)],
            cancellationToken);

    public Task<DateTimeOffset?> FindNextDueAsync(ShardRange shards, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session => Each(shards).Min(shard => session.Statement(NextDueSql).Bind(shard).OneValue(row => ColumnCodes.Time(row.Int64(0)))),
            cancellationToken);

    public Task<IReadOnlyList<StoredDeadline>> ReadOfAsync(Guid owner, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<StoredDeadline>>(session => session.Statement(OfOwnerSql).Bind(owner).All(Deadline), cancellationToken);

    public Task<int> RetryAsync(Guid? owner, DateTimeOffset now, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => owner is { } one
            ? session.Statement(RetryOneSql).Bind(now.ToMicroseconds()).Bind(one).Execute()
            : session.Statement(RetryAllSql).Bind(now.ToMicroseconds()).Execute(),
        cancellationToken);

    public Task<long> CountStuckAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Statement(CountStuckSql).OneValue(row => row.Int64(0)) ?? 0, cancellationToken);

    public Task PostponeAsync(IReadOnlyList<DeadlinePostponement> deadlines, CancellationToken cancellationToken) =>
        deadlines.Count == 0
            ? Task.CompletedTask
            : _writer.WriteAsync(
                session => deadlines.Sum(late => session.Statement(PostponeSql)
                    .Bind(late.DueAt.ToMicroseconds()).Bind(late.Attempts).Bind(late.Key.Owner).Bind(late.Key.Kind).Bind(late.Key.Generation)
                    .Execute()),
                cancellationToken);

    public Task DeleteAsync(IReadOnlyList<DeadlineKey> deadlines, CancellationToken cancellationToken) =>
        deadlines.Count == 0
            ? Task.CompletedTask
            : _writer.WriteAsync(
                session => deadlines.Sum(past => session.Statement(DeleteDeadlineSql)
                    .Bind(past.Owner).Bind(past.Kind).Bind(past.Generation)
                    .Execute()),
                cancellationToken);

    public Task BringForwardProvisionalAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => session.Statement(BringForwardSql).Bind(now.ToMicroseconds()).Execute(), cancellationToken);

    private static IEnumerable<int> Each(ShardRange shards) => Enumerable.Range(shards.First, shards.Last - shards.First + 1);

    private static StoredDeadline Deadline(SqliteStatement row) =>
        new(new DeadlineKey(row.Guid(0), row.Text(1), row.Int32(2)), ColumnCodes.Time(row.Int64(3)), row.Int32(4));
}
