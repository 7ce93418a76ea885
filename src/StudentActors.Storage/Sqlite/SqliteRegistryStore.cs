using Microsoft.Extensions.Logging;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

/// <summary>The registry in one SQLite file: the embedded default.</summary>
public sealed partial class SqliteRegistryStore : IRegistryStore, IAsyncDisposable
{
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly GroupCommit _commits;

    /// <param name="path">The registry's file, migrated.</param>
    /// <param name="options">How units share transactions.</param>
    /// <param name="logger">Where broken batches are reported.</param>
    public SqliteRegistryStore(string path, GroupCommitOptions options, ILogger<SqliteRegistryStore> logger)
    {
        _writer = new SqliteWriter(SqliteFile.RegistryConnection(path));
        _readers = new SqliteReaders(SqliteFile.RegistryConnection(path));
        _commits = new GroupCommit([new SqliteBatchCommitter(_writer)], options, logger);
    }

    public Task<CommitOutcome> CommitAsync(CommitUnit unit, CancellationToken cancellationToken) =>
        _commits.CommitAsync(unit, cancellationToken);

    public async Task<IReadOnlyList<CommitOutcome>> CommitManyAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken) =>
        await _commits.CommitAsync(units, cancellationToken);

    // The file has one writer at a time, who sees what was written before.
    public Task<bool> OutlastCommitsAsync(TimeSpan atMost, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<StoredAnswer?> TakeOperationAsync(AnswerWrite operation, Guid subject, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => SqliteOperations.Take(session, operation, subject, version: 0), cancellationToken);

    public Task<StoredAnswer?> FindAnswerAsync(Guid operation, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => SqliteOperations.Find(session, operation), cancellationToken);

    /// <summary>Takes no more units and returns when those taken have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        _writer.Dispose();
        _readers.Dispose();
    }
}
