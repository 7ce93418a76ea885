namespace StudentActors.Storage.Tests.Registry;

public sealed class PostgreSqlCommitTests(PostgreSqlRegistryDatabase database)
    : CommitTests(database), IClassFixture<PostgreSqlRegistryDatabase>;
