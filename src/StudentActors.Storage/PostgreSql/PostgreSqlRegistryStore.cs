using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

/// <summary>The registry in a PostgreSQL database.</summary>
public sealed partial class PostgreSqlRegistryStore : IRegistryStore, IAsyncDisposable
{
    private static readonly SqlFile OperationSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Operations");
    private static readonly string TakeOperationSql = OperationSql["Take"];
    private static readonly string FindOperationSql = OperationSql["Find"];
    private static readonly SqlFile CommitSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Commits");
    private static readonly string NextTransactionSql = CommitSql["NextTransaction"];
    private static readonly string OldestTransactionSql = CommitSql["OldestTransaction"];
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly PostgreSqlReader _reader;
    private readonly GroupCommit _commits;

    /// <param name="dataSource">The registry's database, migrated. Each writer keeps one connection of it. Not disposed with the store.</param>
    /// <param name="options">How units share transactions.</param>
    /// <param name="logger">Where broken batches are reported.</param>
    public PostgreSqlRegistryStore(NpgsqlDataSource dataSource, GroupCommitOptions options, ILogger<PostgreSqlRegistryStore> logger)
    {
        _reader = new PostgreSqlReader(dataSource);
        _commits = new GroupCommit(
            Enumerable.Range(0, options.Writers).Select(_ => new PostgreSqlBatchCommitter(dataSource)), options, logger);
    }

    public Task<CommitOutcome> CommitAsync(CommitUnit unit, CancellationToken cancellationToken) =>
        _commits.CommitAsync(unit, cancellationToken);

    public async Task<IReadOnlyList<CommitOutcome>> CommitManyAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken) =>
        await _commits.CommitAsync(units, cancellationToken);

    public async Task<bool> OutlastCommitsAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var next = await TransactionAsync(NextTransactionSql, cancellationToken);
        while (await TransactionAsync(OldestTransactionSql, cancellationToken) < next)
        {
            if (Stopwatch.GetElapsedTime(begun) > atMost)
                return false;
            await Task.Delay(LookAgainAfter, cancellationToken);
        }

        return true;
    }

    public Task<StoredAnswer?> FindAnswerAsync(Guid operation, CancellationToken cancellationToken) =>
        _reader.OneAsync(FindOperationSql, Answer, cancellationToken, Value.Of(operation));

    public async Task<StoredAnswer?> TakeOperationAsync(AnswerWrite operation, Guid subject, CancellationToken cancellationToken)
    {
        var taken = await _reader.ExecuteAsync(
            TakeOperationSql, cancellationToken,
            Value.Of(operation.Operation.Id), Value.Of(operation.Operation.RequestHash), Value.Of(subject), Value.Of(operation.At));
        return taken == 1 ? null : await FindAnswerAsync(operation.Operation.Id, cancellationToken);
    }

    /// <summary>Takes no more units and returns when those taken have ended.</summary>
    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private async Task<long> TransactionAsync(string sql, CancellationToken cancellationToken) =>
        (await _reader.AllAsync(sql, row => row.GetInt64(0), cancellationToken))[0];

    private static StoredAnswer Answer(NpgsqlDataReader row) => new(
        new OperationKey(row.GetGuid(0), row.GetFieldValue<byte[]>(1)), row.GetGuid(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4));
}
