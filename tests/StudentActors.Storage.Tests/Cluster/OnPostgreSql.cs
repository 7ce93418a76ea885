namespace StudentActors.Storage.Tests.Cluster;

public sealed class PostgreSqlMembershipTests(PostgreSqlClusterDatabase database)
    : MembershipTests(database), IClassFixture<PostgreSqlClusterDatabase>;

public sealed class PostgreSqlReminderTableTests(PostgreSqlClusterDatabase database)
    : ReminderTableTests(database), IClassFixture<PostgreSqlClusterDatabase>;

public sealed class PostgreSqlGrainStateTests(PostgreSqlClusterDatabase database)
    : GrainStateTests(database), IClassFixture<PostgreSqlClusterDatabase>;

public sealed class PostgreSqlSiloTests(PostgreSqlClusterDatabase database)
    : SiloTests(database), IClassFixture<PostgreSqlClusterDatabase>;
