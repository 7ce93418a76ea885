using Npgsql;
using StudentActors.Storage.Migrations;

namespace StudentActors.Storage.Tests.Cluster;

public sealed class PostgreSqlClusterDatabase(SharedPostgres postgres) : ClusterDatabase
{
    protected override string Invariant => OrleansInvariants.PostgreSql;

    protected override async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var connectionString = await postgres.CreateDatabaseAsync(cancellationToken);
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await new PostgreSqlMigrator(dataSource, TimeProvider.System).UpAsync(cancellationToken);
        return connectionString;
    }

    protected override ValueTask DropAsync() => ValueTask.CompletedTask;
}
