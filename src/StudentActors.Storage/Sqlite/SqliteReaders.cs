using System.Collections.Concurrent;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

/// <summary>Sessions for reading, kept open with their prepared statements.</summary>
internal sealed class SqliteReaders(string connectionString) : IDisposable
{
    private const string Pragmas = "PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456";

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _disposed;

    /// <summary>Reads on the calling thread: a page that is cached, as most are, costs less than a change of threads.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        try
        {
            return Task.FromResult(Read(read));
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        SqliteSession? session = null;
        try
        {
            if (!_idle.TryTake(out session))
                session = SqliteSession.Open(connectionString, Pragmas);
            var result = read(session);
            Return(session);
            return result;
        }
        catch (Exception exception)
        {
            session?.Dispose();
            if (SqliteFailure.IsUnavailable(exception))
                throw new RegistryUnavailableException("The registry's file cannot be read.", exception);
            throw;
        }
    }

    private void Return(SqliteSession session)
    {
        _idle.Add(session);
        if (_disposed)
            Dispose();
    }
}
