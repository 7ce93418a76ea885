namespace StudentActors.Storage.Tests.Registry;

public sealed class TwoShardCommitTests(TwoShardDatabase database) : CommitTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardClaimTests(TwoShardDatabase database) : ClaimTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardRosterTests(TwoShardDatabase database) : RosterTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardChangeFeedTests(TwoShardDatabase database) : ChangeFeedTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardImportFileTests(TwoShardDatabase database) : ImportFileTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardModelTests(TwoShardDatabase database) : ModelTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardDeadlineTests(TwoShardDatabase database) : DeadlineTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardCalendarTests(TwoShardDatabase database) : CalendarTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardCaseTests(TwoShardDatabase database) : CaseTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardDropoutReviewTests(TwoShardDatabase database) : DropoutReviewTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardClosureTests(TwoShardDatabase database) : ClosureTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardInspectionTests(TwoShardDatabase database) : InspectionTests(database), IClassFixture<TwoShardDatabase>;

public sealed class TwoShardJoinedTests(TwoShardDatabase database) : JoinedTests(database), IClassFixture<TwoShardDatabase>;
