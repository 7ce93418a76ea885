using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StudentActors.Storage.Sqlite;

/// <summary>
/// A prepared statement, used again and again by one thread at a time. It talks to SQLite below ADO.NET, which looks every parameter up by
/// its name on every execution: that costs more than the insert itself.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    public SqliteStatement Bind(long? value)
    {
        if (value is { } number)
            return Bind(number);
        Check(raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    public SqliteStatement Bind(string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(_statement, ++_bound) : raw.sqlite3_bind_text(_statement, ++_bound, value));
        return this;
    }

    public SqliteStatement Bind(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    /// <summary>In network byte order, so that blobs sort as the texts do.</summary>
    public SqliteStatement Bind(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(bytes);
    }

    /// <summary>Runs the statement to its end and returns the number of rows inserted, changed or deleted.</summary>
    public int Execute()
    {
        Each(static _ => { });
        return raw.sqlite3_changes(_database);
    }

    public T? One<T>(Func<SqliteStatement, T> read)
        where T : class
    {
        T? one = null;
        Each(row => one ??= read(row));
        return one;
    }

    public T? OneValue<T>(Func<SqliteStatement, T> read)
        where T : struct
    {
        T? one = null;
        Each(row => one ??= read(row));
        return one;
    }

    public List<T> All<T>(Func<SqliteStatement, T> read)
    {
        var rows = new List<T>();
        Each(row => rows.Add(read(row)));
        return rows;
    }

    public void Each(Action<SqliteStatement> read)
    {
        try
        {
            while (Step())
                read(this);
        }
        finally
        {
            // Resetting repeats the error of the last step, which has been thrown already.
            _ = raw.sqlite3_reset(_statement);
            _bound = 0;
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int32(int column) => raw.sqlite3_column_int(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public Guid Guid(int column) => new(raw.sqlite3_column_blob(_statement, column), bigEndian: true);

    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            Check(result);
        return false;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(
                raw.sqlite3_errmsg(_database).utf8_to_string(), result & 0xff, raw.sqlite3_extended_errcode(_database));
    }
}
