using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace StudentActors.Storage.Sqlite;

/// <summary>A connection to the registry's file with the statements prepared on it. One thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Another process may hold the write lock for a while: an import, a backup.
    private const string BusyTimeout = "PRAGMA busy_timeout = 30000;";

    private readonly SqliteConnection _connection;

    // By reference: the texts are constants, and hashing one takes longer than many a statement.
    private readonly Dictionary<string, SqliteStatement> _statements = new(ReferenceEqualityComparer.Instance);

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    [SuppressMessage("Security", "CA2100", Justification = "Settings of this program.")]
    public static SqliteSession Open(string connectionString, string pragmas)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = BusyTimeout + pragmas;
            command.ExecuteNonQuery();
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new SqliteStatement(_connection.Handle!, sql));
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }
}
