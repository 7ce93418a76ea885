namespace StudentActors.Storage.Tests.Registry;

public sealed class SqliteCommitTests(SqliteRegistryDatabase database)
    : CommitTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteClaimTests(SqliteRegistryDatabase database)
    : ClaimTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteRosterTests(SqliteRegistryDatabase database)
    : RosterTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteChangeFeedTests(SqliteRegistryDatabase database)
    : ChangeFeedTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteImportFileTests(SqliteRegistryDatabase database)
    : ImportFileTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteEmptyRegistryTests(SqliteRegistryDatabase database)
    : EmptyRegistryTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteInspectionTests(SqliteRegistryDatabase database)
    : InspectionTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteModelTests(SqliteRegistryDatabase database)
    : ModelTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteDeadlineTests(SqliteRegistryDatabase database)
    : DeadlineTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteCalendarTests(SqliteRegistryDatabase database)
    : CalendarTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteCaseTests(SqliteRegistryDatabase database)
    : CaseTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteDropoutReviewTests(SqliteRegistryDatabase database)
    : DropoutReviewTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteClosureTests(SqliteRegistryDatabase database)
    : ClosureTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class SqliteJoinedTests(SqliteRegistryDatabase database)
    : JoinedTests(database), IClassFixture<SqliteRegistryDatabase>;
