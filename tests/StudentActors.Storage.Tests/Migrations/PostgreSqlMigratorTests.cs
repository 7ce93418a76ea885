using System.Data.Common;
using Npgsql;
using StudentActors.Storage.Migrations;

namespace StudentActors.Storage.Tests.Migrations;

public sealed class PostgreSqlMigratorTests(SharedPostgres postgres) : MigratorTests
{
    private NpgsqlDataSource _dataSource = null!;

    public override async ValueTask InitializeAsync() =>
        _dataSource = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));

    public override async ValueTask DisposeAsync()
    {
        if (_dataSource is not null)
            await _dataSource.DisposeAsync();
    }

    protected override IMigrator Migrator() => new PostgreSqlMigrator(_dataSource, Time);

    private protected override MigrationDatabase EmptyDatabase() => new PostgreSqlMigrationDatabase(_dataSource);

    protected override async Task<DbConnection> OpenOrleansAsync(CancellationToken cancellationToken) =>
        await _dataSource.OpenConnectionAsync(cancellationToken);
}
