using Microsoft.Data.Sqlite;

namespace StudentActors.Storage.Tests;

/// <summary>A folder for a test's SQLite files.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("studentactors-sqlite-").FullName;

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        // Pooled connections keep files open.
        SqliteConnection.ClearAllPools();
        Directory.Delete(_path, recursive: true);
    }
}
