using System.Collections.Concurrent;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

/// <summary>
/// The one session that writes, on a thread of its own: it spends most of its time waiting for the disk, which would cost the thread
/// pool one of its few threads.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    // FULL: a commit returns when the log is on the disk. Keys are random, so a commit touches many pages; the larger
    // the log (64 MB here), the more of them are copied back once for several commits.
    private const string Pragmas =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 16384;
        PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY
        """;

    private readonly string _connectionString;
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;
    private SqliteSession? _session;

    public SqliteWriter(string connectionString)
    {
        _connectionString = connectionString;
        _thread = new Thread(Run) { IsBackground = true, Name = "registry.db writer" };
        _thread.UnsafeStart();
    }

    /// <summary>Runs the work in one transaction. It is rolled back if the work throws.</summary>
    public async Task<T> TransactAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _work.Add(() => Transact(work, done), cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new RegistryUnavailableException("The registry is shutting down.", exception);
        }

        return await done.Task;
    }

    /// <summary><see cref="TransactAsync"/> for work that is not a batch of units.</summary>
    /// <exception cref="RegistryUnavailableException">The file cannot be written to.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await TransactAsync(work, cancellationToken);
        }
        catch (Exception exception) when (SqliteFailure.IsUnavailable(exception))
        {
            throw new RegistryUnavailableException("The registry's file cannot be written to.", exception);
        }
    }

    /// <summary>Ends when all work handed over has ended.</summary>
    public void Dispose()
    {
        if (_work.IsAddingCompleted)
            return;
        _work.CompleteAdding();
        _thread.Join();
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
        _session?.Dispose();
    }

    private void Transact<T>(Func<SqliteSession, T> work, TaskCompletionSource<T> done)
    {
        try
        {
            _session ??= SqliteSession.Open(_connectionString, Pragmas);
            _session.Statement("BEGIN IMMEDIATE").Execute();
            var result = work(_session);
            _session.Statement("COMMIT").Execute();
            done.SetResult(result);
        }
        catch (Exception exception)
        {
            // Closing the session rolls back, whatever state the error has left the transaction in.
            _session?.Dispose();
            _session = null;
            done.SetException(exception);
        }
    }
}
