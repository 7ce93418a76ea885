using System.Data.Common;
using Microsoft.Data.Sqlite;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Storage.Tests.Migrations;

public sealed class SqliteMigratorTests : MigratorTests
{
    private readonly TemporaryFolder _folder = new();

    private string OrleansPath => _folder.File("data/orleans.db");

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Asking_for_the_status_creates_no_file()
    {
        await Migrator().StatusAsync(TestContext.Current.CancellationToken);

        Assert.False(Directory.Exists(_folder.File("data")));
    }

    protected override IMigrator Migrator() => new SqliteMigrator(_folder.File("data/registry.db"), OrleansPath, Time);

    private protected override MigrationDatabase EmptyDatabase() => new SqliteMigrationDatabase(_folder.File("empty.db"));

    protected override async Task<DbConnection> OpenOrleansAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(SqliteFile.ConnectionString(OrleansPath));
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
