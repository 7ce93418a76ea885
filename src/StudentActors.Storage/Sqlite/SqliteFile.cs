using Microsoft.Data.Sqlite;

namespace StudentActors.Storage.Sqlite;

/// <summary>How this program opens a SQLite file.</summary>
public static class SqliteFile
{
    /// <summary>
    /// The connection string of a database file: pooled, a private cache per connection, and up to 30 seconds of waiting for
    /// another writer before a statement fails.
    /// </summary>
    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(path),
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        Pooling = true,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    // The registry keeps its own sessions open, so that their prepared statements live on.
    internal static string RegistryConnection(string path) =>
        new SqliteConnectionStringBuilder(ConnectionString(path)) { Pooling = false }.ToString();
}
