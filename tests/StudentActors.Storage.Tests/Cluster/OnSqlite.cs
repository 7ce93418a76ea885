namespace StudentActors.Storage.Tests.Cluster;

public sealed class SqliteMembershipTests(SqliteClusterDatabase database)
    : MembershipTests(database), IClassFixture<SqliteClusterDatabase>;

public sealed class SqliteReminderTableTests(SqliteClusterDatabase database)
    : ReminderTableTests(database), IClassFixture<SqliteClusterDatabase>;

public sealed class SqliteGrainStateTests(SqliteClusterDatabase database)
    : GrainStateTests(database), IClassFixture<SqliteClusterDatabase>;

public sealed class SqliteSiloTests(SqliteClusterDatabase database)
    : SiloTests(database), IClassFixture<SqliteClusterDatabase>;
