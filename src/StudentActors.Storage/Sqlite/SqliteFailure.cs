using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StudentActors.Storage.Sqlite;

internal static class SqliteFailure
{
    /// <summary>Whether the file cannot be used now: locked, unreadable, full, gone.</summary>
    public static bool IsUnavailable(Exception exception) => exception is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_IOERR
            or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_PROTOCOL,
    };
}
