namespace StudentActors.Storage.Tests.Registry;

public sealed class SqliteCommitTests(SqliteRegistryDatabase database) : CommitTests(database), IClassFixture<SqliteRegistryDatabase>;
