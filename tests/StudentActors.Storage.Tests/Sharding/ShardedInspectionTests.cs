using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sharding;
using StudentActors.Storage.Tests.Registry;

namespace StudentActors.Storage.Tests.Sharding;

/// <summary>An inspection of a registry in two databases finds what does not fit between them, and nothing where all fits.</summary>
public sealed class ShardedInspectionTests(SharedPostgres postgres) : IAsyncLifetime
{
    private static readonly AuthorityCode Authority = AuthorityCode.Parse("340102");

    private readonly Children _children = new();
    private readonly SchoolCode _school = Registry.Schools.New();
    private MovingRegistry _registry = null!;
    private IRegistryInspection _inspection = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _registry = await MovingRegistry.CreateAsync(postgres, Token);
        await _registry.ShareOutAsync();
        _inspection = _registry.Inspection();
        await CommitAsync(Registry.Schools.Open(_school, Authority));
    }

    public async ValueTask DisposeAsync() => await _registry.DisposeAsync();

    [Fact]
    public async Task Where_all_fits_nothing_is_found()
    {
        var live = new List<CommitUnit>();
        for (var i = 0; i < 40; i++)
            live.Add(_children.Enrol(_school, formal: i % 4 > 0).Unit);
        await CommitAsync([.. live]);
        var (record, enrolled) = _children.Enrol(_school);
        var (_, begun) = Dossier.About(record.Id).Change();
        await CommitAsync(enrolled, begun with { Deadlines = [new DeadlineWrite("case.remind", Pupil.Noon, 1)] });
        await _registry.Store.TakeOperationAsync(Pupil.Answer(), Guid.NewGuid(), Token);

        // What a dossier holds is no case's record.
        Assert.Equal([Invariant.CaseIsWhole], await FindAsync());
        var chains = await _inspection.FollowChainsAsync(null, Token);
        Assert.Equal((43, 43, 0), (chains.Records, chains.Events, chains.Broken.Count));
        Assert.Equal(41, (await _inspection.CountLiveStudentsAsync(50, Token))[_school]);
        Assert.Equal((41, 1, 1), await SizeAsync());
    }

    [Theory]
    [InlineData(ClaimKind.Document, Invariant.DocumentIsClaimed)]
    [InlineData(ClaimKind.Number, Invariant.NumberIsClaimed)]
    public async Task A_claim_that_is_gone_from_another_shard_than_its_record_s_is_found_and_restored(ClaimKind kind, Invariant invariant)
    {
        var (student, home, other) = await EnrolAcrossAsync();
        Assert.Equal(1, await _registry.ScalarAsync(other, $"DELETE FROM claim WHERE kind = {(int)kind} AND record = '{student}' RETURNING 1"));

        Assert.Equal([invariant], await FindAsync());
        Assert.Equal([invariant], await FindAsync(repair: true));

        Assert.Empty(await FindAsync());
        Assert.Equal(2, await _registry.ScalarAsync(other, $"SELECT count(*) FROM claim WHERE record = '{student}'"));
        Assert.Equal(0, await _registry.ScalarAsync(other, "SELECT count(*) FROM reserved_key"));
        Assert.Equal(1, await _registry.ScalarAsync(home, $"SELECT count(*) FROM student WHERE id = '{student}'"));
    }

    [Fact]
    public async Task A_claim_that_a_record_of_another_shard_holds_is_found_and_left()
    {
        var (student, _, other) = await EnrolAcrossAsync();
        var (thief, _) = await EnrolAsync();
        await _registry.ScalarAsync(other, $"UPDATE claim SET record = '{thief}' WHERE kind = 2 AND record = '{student}'");

        Assert.Equal([Invariant.ClaimIsOwn], await FindAsync(repair: true));
        Assert.Equal([Invariant.ClaimIsOwn], await FindAsync());
    }

    [Fact]
    public async Task Claims_of_a_record_that_never_was_go_and_those_of_a_lost_one_stay()
    {
        var (never, first, other) = await EnrolAcrossAsync();
        await _registry.ScalarAsync(first, $"DELETE FROM student WHERE id = '{never}'");
        Assert.Equal([Invariant.ClaimHasOwner], await FindAsync(repair: true));
        Assert.Equal(2, await _registry.ScalarAsync(other, $"SELECT count(*) FROM claim WHERE record = '{never}'"));

        await _registry.ScalarAsync(first, $"DELETE FROM event WHERE record = '{never}'");

        Assert.Equal([Invariant.ClaimHasOwner, Invariant.OperationHasEvent], await FindAsync(repair: true));
        Assert.Equal([Invariant.OperationHasEvent], await FindAsync());
        Assert.Equal(0, await _registry.ScalarAsync(other, $"SELECT count(*) FROM claim WHERE record = '{never}'"));
    }

    [Fact]
    public async Task A_chain_that_is_broken_in_either_shard_is_found()
    {
        var students = new List<Guid>();
        while (students.Select(Shard).Distinct().Count() < 2)
            students.Add((await EnrolAsync()).Id);
        foreach (var student in students)
            await _registry.ScalarAsync(Shard(student), $"UPDATE event SET actor = 'somebody else' WHERE record = '{student}'");

        Assert.Equal(students.Order(), (await _inspection.FollowChainsAsync(null, Token)).Broken.Order());
    }

    [Fact]
    public async Task An_operation_in_another_shard_than_its_record_that_led_to_nothing_is_found()
    {
        var (student, operation) = (Guid.Empty, Guid.Empty);
        while (Shard(student) == Shard(operation))
            (student, operation) = await EnrolAsync();
        await _registry.ScalarAsync(Shard(student), $"DELETE FROM event WHERE record = '{student}'");

        Assert.Equal([Invariant.OperationHasEvent], await FindAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(MovingRegistry.Second)]
    public async Task Deadlines_and_cases_are_compared_in_either_shard(int shard)
    {
        var (student, id) = (default(StudentId), Guid.Empty);
        do
        {
            var (record, enrolled) = _children.Enrol(_school, formal: false);
            await CommitAsync(enrolled);
            (student, id) = (record.Id, record.Id.Guid);
        }
        while (Shard(id) != shard);
        var (dossier, begun) = Dossier.About(student).Change();
        await CommitAsync(begun);
        await _registry.ScalarAsync(
            shard,
            $"INSERT INTO deadline (owner, kind, shard, due_at, generation) SELECT '{Nobody()}', 'number.formal', 0, now(), 1");
        await _registry.ScalarAsync(shard, $"UPDATE student SET number_kind = 2 WHERE id = '{id}'");

        Assert.Equal(
            [Invariant.DeadlineHasOwner, Invariant.DeadlineIsNeeded, Invariant.CaseHasDeadline, Invariant.CaseIsWhole], await FindAsync(repair: true));

        Assert.Equal([Invariant.CaseHasDeadline, Invariant.CaseIsWhole], await FindAsync());
        Assert.Equal(0, await _registry.ScalarAsync(shard, $"SELECT count(*) FROM deadline WHERE owner = '{id}'"));
        await _registry.ScalarAsync(shard, $"UPDATE case_record SET student = id WHERE id = '{dossier.Id}'");
        Assert.Contains(Invariant.CaseHasStudent, await FindAsync());

        Guid Nobody() => RecordIds.InBucket((byte)(shard * 128), Guid.NewGuid());
    }

    [Fact]
    public async Task A_student_of_a_school_that_is_closed_in_the_other_shard_is_found()
    {
        var student = Guid.Empty;
        var school = (int)await _registry.ScalarAsync(0, "SELECT count(*) FROM school") == 1 ? 0 : MovingRegistry.Second;
        while (student == Guid.Empty || Shard(student) == school)
            student = (await EnrolAsync()).Id;
        await _registry.ScalarAsync(school, "UPDATE school SET state = 2");

        Assert.Equal([Invariant.SchoolIsNotClosed], await FindAsync());
        await _registry.ScalarAsync(school, "DELETE FROM school");
        Assert.Contains(Invariant.SchoolExists, await FindAsync());
    }

    [Fact]
    public async Task What_a_move_left_behind_is_found_and_removed()
    {
        var (student, home, other) = await EnrolAcrossAsync();
        var claim = RecordIds.InBucket(RecordIds.Bucket(student), Guid.NewGuid());
        await CopyAsync(student, home, other);
        await _registry.ScalarAsync(other, $"INSERT INTO claim (hash, kind, record) VALUES ('{claim}', 1, '{student}')");
        await _registry.ScalarAsync(
            other, $"INSERT INTO deadline (owner, kind, shard, due_at, generation) SELECT '{student}', kind, 0, now(), 1 FROM unnest('{{a,b}}'::text[]) AS kind");

        Assert.Equal([Invariant.LeftoverIsGone], await FindAsync());
        var found = Assert.Single(await ViolationsAsync(repair: true));

        Assert.Equal((4, 4), (found.Found, found.Repaired));
        Assert.Empty(await FindAsync());
        Assert.Empty(await _registry.FindLeftoversAsync());
    }

    [Fact]
    public async Task A_record_that_is_newer_where_its_bucket_is_not_is_found_and_all_of_its_bucket_kept()
    {
        var (student, home, other) = await EnrolAcrossAsync();
        var claim = RecordIds.InBucket(RecordIds.Bucket(student), Guid.NewGuid());
        await CopyAsync(student, home, other);
        await _registry.ScalarAsync(other, $"UPDATE student SET version = 2 WHERE id = '{student}'");
        await _registry.ScalarAsync(other, $"INSERT INTO claim (hash, kind, record) VALUES ('{claim}', 1, '{student}')");

        Assert.Equal([Invariant.LeftoverIsGone, Invariant.RowLiesWhereItBelongs], await FindAsync(repair: true));
        Assert.Equal([Invariant.LeftoverIsGone, Invariant.RowLiesWhereItBelongs], await FindAsync());
    }

    [Fact]
    public async Task What_a_move_copied_that_was_given_up_is_removed_and_what_is_on_its_way_is_not()
    {
        for (var i = 0; i < 3; i++)
            await EnrolAsync(bucket: 6);
        await using var mover = _registry.Mover();
        await mover.PlanAsync(6, 6, MovingRegistry.Second, 1, Token);
        mover.OnStep = _ => throw new OperationCanceledException();
        await Assert.ThrowsAsync<OperationCanceledException>(() => mover.RunAsync(null, Token));
        await _registry.CopyAsync("SELECT * FROM student WHERE get_byte(uuid_send(id), 0) = 6", "student", 0, MovingRegistry.Second);

        Assert.Empty(await FindAsync(repair: true));
        Assert.Equal(3, await _registry.ScalarAsync(MovingRegistry.Second, "SELECT count(*) FROM student WHERE get_byte(uuid_send(id), 0) = 6"));
        await mover.AbortAsync(Token);

        var found = Assert.Single(await ViolationsAsync(repair: true));
        Assert.Equal((Invariant.LeftoverIsGone, 3, 3), (found.Invariant, found.Found, found.Repaired));
        Assert.Empty(await _registry.FindLeftoversAsync());
    }

    [Fact]
    public async Task A_key_is_only_found_when_nobody_has_decided_about_it_for_minutes()
    {
        var record = RecordIds.InBucket(2, Guid.NewGuid());
        var (called, committed) = (RecordIds.InBucket(130, Guid.NewGuid()), RecordIds.InBucket(131, Guid.NewGuid()));
        await ReserveAsync(record, called);
        Assert.Empty(await FindAsync(repair: true));
        Assert.Equal(1, await _registry.ScalarAsync(1, $"SELECT count(*) FROM claim WHERE hash = '{called}'"));

        var (student, _) = await EnrolAsync(bucket: 2);
        var unit = await ReserveAsync(student, committed);
        await _registry.ScalarAsync(0, $"INSERT INTO claim (hash, kind, record) VALUES ('{unit}', 9, '{student}')");
        await _registry.ScalarAsync(1, "UPDATE reserved_key SET at = now() - interval '1 hour'");

        Assert.Equal([Invariant.KeyIsDecided], await FindAsync());
        var found = Assert.Single(await ViolationsAsync(repair: true));

        Assert.Equal((2, 2), (found.Found, found.Repaired));
        Assert.Empty(await FindAsync());
        Assert.Equal(0, await _registry.ScalarAsync(1, $"SELECT count(*) FROM claim WHERE hash = '{called}'"));
        Assert.Equal(1, await _registry.ScalarAsync(1, $"SELECT count(*) FROM claim WHERE hash = '{committed}'"));
    }

    [Theory]
    [InlineData(0, "INSERT INTO closed_bucket (bucket, move) VALUES (8, 0)", Invariant.BucketIsOpen)]
    [InlineData(MovingRegistry.Second, "DELETE FROM closed_bucket WHERE bucket = 8", Invariant.BucketIsClosedElsewhere)]
    public async Task A_bucket_that_no_shard_or_two_take_writes_for_is_found(int shard, string damage, Invariant invariant)
    {
        await _registry.ScalarAsync(shard, damage);

        var found = Assert.Single(await ViolationsAsync());
        Assert.Equal((invariant, RecordIds.InBucket(8, Guid.Empty)), (found.Invariant, Assert.Single(found.Records)));
    }

    [Fact]
    public async Task While_children_are_enrolled_and_buckets_move_nothing_is_found()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var enrolling = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => EnrolUntilAsync(_registry.Store, stop.Token), Token)));
        var moving = MoveToAndFroAsync();
        var looks = 0;
        while (!moving.IsCompleted || looks < 4)
        {
            Assert.Empty(await ViolationsAsync(repair: looks % 2 == 1));
            Assert.Empty((await _inspection.FollowChainsAsync(null, Token)).Broken);
            looks++;
        }

        await moving;
        await stop.CancelAsync();
        await enrolling;

        Assert.Empty(await ViolationsAsync());
        Assert.True((await _inspection.CountLiveStudentsAsync(50, Token))[_school] > 100);
    }

    private static int Shard(Guid key) => RecordIds.Bucket(key) / 128;

    private async Task MoveToAndFroAsync()
    {
        await _registry.MoveAsync(0, 11, MovingRegistry.Second, Token);
        await _registry.MoveAsync(6, 17, 0, Token, 4);
    }

    private async Task EnrolUntilAsync(IRegistryStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            CommitUnit unit;
            lock (_children)
                unit = _children.Enrol(_school).Unit;
            Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync(unit, Token));
            await Task.Delay(20, Token);
        }
    }

    private async Task<(Guid Id, Guid Operation)> EnrolAsync(int? bucket = null)
    {
        while (true)
        {
            var (record, unit) = _children.Enrol(_school);
            if (bucket is { } wanted && record.Id.Bucket != wanted)
                continue;
            await CommitAsync(unit);
            return (record.Id.Guid, unit.Answer!.Operation.Id);
        }
    }

    /// <summary>A student whose claims lie in the other shard.</summary>
    private async Task<(Guid Student, int Home, int Other)> EnrolAcrossAsync()
    {
        while (true)
        {
            var (record, unit) = _children.Enrol(_school);
            var home = Shard(record.Id.Guid);
            if (unit.Claims.Any(claim => Shard(claim.Key.Hash) == home))
                continue;
            await CommitAsync(unit);
            return (record.Id.Guid, home, 1 - home);
        }
    }

    /// <summary>A claim in the second shard for a unit in the first; returns the unit's number.</summary>
    private async Task<Guid> ReserveAsync(Guid record, Guid claim)
    {
        var unit = RecordIds.InBucket(RecordIds.Bucket(record), Guid.NewGuid());
        await _registry.ScalarAsync(1, $"INSERT INTO claim (hash, kind, record) VALUES ('{claim}', 3, '{record}')");
        await _registry.ScalarAsync(1, $"INSERT INTO reserved_key (key, kind, record, unit, at) VALUES ('{claim}', 3, '{record}', '{unit}', now())");
        return unit;
    }

    private async Task CommitAsync(params CommitUnit[] units) =>
        Assert.All(await _registry.Store.CommitManyAsync(units, Token), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));

    private Task CopyAsync(Guid student, int from, int to) => _registry.CopyAsync($"SELECT * FROM student WHERE id = '{student}'", "student", from, to);

    private async Task<(long, long, long)> SizeAsync()
    {
        var size = await _inspection.MeasureAsync(Token);
        return (size.Students, size.Schools, size.Cases);
    }

    private async Task<List<Invariant>> FindAsync(bool repair = false) =>
        [.. (await ViolationsAsync(repair)).Select(violation => violation.Invariant)];

    private async Task<IReadOnlyList<Violation>> ViolationsAsync(bool repair = false) =>
        await _inspection.FindViolationsAsync(new InspectionScope { Keys = _children.Keys, Repair = repair }, Token);
}
