namespace StudentActors.Storage.Tests.Registry;

public sealed class PostgreSqlCommitTests(PostgreSqlRegistryDatabase database)
    : CommitTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlClaimTests(PostgreSqlRegistryDatabase database)
    : ClaimTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlRosterTests(PostgreSqlRegistryDatabase database)
    : RosterTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlChangeFeedTests(PostgreSqlRegistryDatabase database)
    : ChangeFeedTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlImportFileTests(PostgreSqlRegistryDatabase database)
    : ImportFileTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlEmptyRegistryTests(PostgreSqlRegistryDatabase database)
    : EmptyRegistryTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlInspectionTests(PostgreSqlRegistryDatabase database)
    : InspectionTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlModelTests(PostgreSqlRegistryDatabase database)
    : ModelTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlDeadlineTests(PostgreSqlRegistryDatabase database)
    : DeadlineTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlCalendarTests(PostgreSqlRegistryDatabase database)
    : CalendarTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlCaseTests(PostgreSqlRegistryDatabase database)
    : CaseTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlDropoutReviewTests(PostgreSqlRegistryDatabase database)
    : DropoutReviewTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlClosureTests(PostgreSqlRegistryDatabase database)
    : ClosureTests(database), IClassFixture<PostgreSqlRegistryDatabase>;

public sealed class PostgreSqlJoinedTests(PostgreSqlRegistryDatabase database)
    : JoinedTests(database), IClassFixture<PostgreSqlRegistryDatabase>;
