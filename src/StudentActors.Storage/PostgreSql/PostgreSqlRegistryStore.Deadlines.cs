using Npgsql;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore : IDeadlineStore
{
    private static readonly SqlFile DeadlineSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Deadlines");
    private static readonly string DueSql = DeadlineSql["Due"];
    private static readonly string NextDueSql = DeadlineSql["NextDue"];
    private static readonly string OfOwnerSql = DeadlineSql["OfOwner"];
    private static readonly OwnedSql RetrySql = new(DeadlineSql["Retry"], 2);
    private static readonly OwnedSql CountStuckSql = new(DeadlineSql["CountStuck"], 0);
    private static readonly string PostponeSql = DeadlineSql["Postpone"];
    private static readonly string BringForwardSql = DeadlineSql["BringForward"];
    private static readonly string DeleteDeadlineSql = DeadlineSql["Delete"];

    public async Task<IReadOnlyList<StoredDeadline>> ReadDueAsync(
        ShardRange shards, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            DueSql, Deadline, cancellationToken, Value.Of(shards.First), Value.Of(shards.Last), Value.Of(until), Value.Of(limit));

    public async Task<DateTimeOffset?> FindNextDueAsync(ShardRange shards, CancellationToken cancellationToken)
    {
        var next = await _reader.AllAsync(
            NextDueSql, row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken, Value.Of(shards.First), Value.Of(shards.Last));
        return next.Count > 0 ? next[0] : null;
    }

    public async Task<IReadOnlyList<StoredDeadline>> ReadOfAsync(Guid owner, CancellationToken cancellationToken) =>
        await _reader.AllAsync(OfOwnerSql, Deadline, cancellationToken, Value.Of(owner));

    public Task<int> RetryAsync(Guid? owner, DateTimeOffset now, CancellationToken cancellationToken) =>
        RetryAsync(owner, now, null, cancellationToken);

    public Task<long> CountStuckAsync(CancellationToken cancellationToken) => CountStuckAsync(null, cancellationToken);

    internal Task<int> RetryAsync(Guid? owner, DateTimeOffset now, int[]? owned, CancellationToken cancellationToken) =>
        _reader.ExecuteAsync(RetrySql.For(owned), cancellationToken, OwnedSql.Values(owned, Value.Of(now), Value.Of(owner)));

    internal async Task<long> CountStuckAsync(int[]? owned, CancellationToken cancellationToken) =>
        (await _reader.AllAsync(CountStuckSql.For(owned), row => row.GetInt64(0), cancellationToken, OwnedSql.Values(owned)))[0];

    public Task PostponeAsync(IReadOnlyList<DeadlinePostponement> deadlines, CancellationToken cancellationToken)
    {
        // In the order of their keys, in which every writer locks them.
        var sorted = deadlines.OrderBy(late => late.Key.Owner).ToList();
        return deadlines.Count == 0
            ? Task.CompletedTask
            : _reader.ExecuteAsync(
                PostponeSql, cancellationToken,
                [.. Keys(sorted.Select(late => late.Key)), Value.Each(sorted.Select(late => late.DueAt)), Value.Each(sorted.Select(late => late.Attempts))]);
    }

    public Task DeleteAsync(IReadOnlyList<DeadlineKey> deadlines, CancellationToken cancellationToken) =>
        deadlines.Count == 0
            ? Task.CompletedTask
            : _reader.ExecuteAsync(DeleteDeadlineSql, cancellationToken, Keys(deadlines.OrderBy(past => past.Owner)));

    public Task BringForwardProvisionalAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _reader.ExecuteAsync(BringForwardSql, cancellationToken, Value.Of(now));

    private static NpgsqlParameter[] Keys(IEnumerable<DeadlineKey> deadlines)
    {
        var keys = deadlines.ToList();
        return [Value.Each(keys.Select(key => key.Owner)), Value.Each(keys.Select(key => key.Kind)), Value.Each(keys.Select(key => key.Generation))];
    }

    private static StoredDeadline Deadline(NpgsqlDataReader row) => new(
        new DeadlineKey(row.GetGuid(0), row.GetString(1), row.GetInt32(2)), row.GetFieldValue<DateTimeOffset>(3), row.GetInt32(4));
}
