namespace StudentActors.Storage.Tests.Cluster;

public sealed class PostgreSqlClusterDatabase(SharedPostgres postgres) : ClusterDatabase
{
    protected override string Invariant => OrleansInvariants.PostgreSql;

    protected override Task<string> CreateAsync(CancellationToken cancellationToken) => postgres.CreateRegistryAsync(cancellationToken);

    protected override ValueTask DropAsync() => ValueTask.CompletedTask;
}
