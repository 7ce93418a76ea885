using StudentActors.Storage.Migrations;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Storage.Tests.Cluster;

public sealed class SqliteClusterDatabase : ClusterDatabase
{
    private readonly TemporaryFolder _folder = new();

    protected override string Invariant => OrleansInvariants.Sqlite;

    protected override async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var path = _folder.File("orleans.db");
        await new SqliteMigrator(_folder.File("registry.db"), path, TimeProvider.System).UpAsync(cancellationToken);
        return SqliteFile.ConnectionString(path);
    }

    protected override ValueTask DropAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
