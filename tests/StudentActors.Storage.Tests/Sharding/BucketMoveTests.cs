using System.Collections.Concurrent;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sharding;
using StudentActors.Storage.Students;
using StudentActors.Storage.Tests.Registry;

namespace StudentActors.Storage.Tests.Sharding;

/// <summary>Buckets move while the registry is written to, and nobody notices.</summary>
public sealed class BucketMoveTests(SharedPostgres postgres) : IAsyncLifetime
{
    private readonly SchoolCode _school = Registry.Schools.New();
    private readonly ConcurrentDictionary<Guid, Entry> _written = new();
    private readonly ConcurrentBag<(Guid Record, int Sequence)> _changes = [];
    private MovingRegistry _registry = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _registry = await MovingRegistry.CreateAsync(postgres, Token);

    public async ValueTask DisposeAsync() => await _registry.DisposeAsync();

    [Fact]
    public async Task Buckets_move_there_and_back_under_sixty_four_writers()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        IRegistryStore[] stores = [_registry.Store, _registry.Open()];
        var writing = Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => WriteAsync(stores[i % 2], stop.Token), Token)));
        var following = Feed.FollowAsync(_registry.Open(), new ChangeQuery(null, [], Office.Of(_school), 100), writing, Token);

        await _registry.MoveAsync(0, 11, MovingRegistry.Second, Token);
        await _registry.MoveAsync(6, 7, 0, Token);
        await _registry.MoveAsync(7, 13, MovingRegistry.Second, Token);
        await stop.CancelAsync();
        await writing;

        var heard = await following;
        Assert.Equal(_changes.Order(), heard.Select(change => (change.Record, change.Sequence)).Order());
        foreach (var record in heard.GroupBy(change => change.Record))
            Assert.Equal(Enumerable.Range(1, record.Count()), record.Select(change => change.Sequence));
        await CheckAsync();
    }

    [Fact]
    public async Task Reviews_move_with_the_schools()
    {
        var (county, first) = (AuthorityCode.Parse("340103"), new ReviewPeriod(ReviewKind.Quarter, 2026, 3));
        var before = Registry.Reviews.Make(county, first);
        Assert.IsType<CommitOutcome.Committed>(await _registry.Store.CommitAsync(before, Token));

        await _registry.MoveAsync(0x5c, 0x5c, MovingRegistry.Second, Token);

        Assert.IsType<CommitOutcome.AnsweredBefore>(await _registry.Store.CommitAsync(before, Token));
        Assert.IsType<CommitOutcome.VersionConflict>(await _registry.Store.CommitAsync(Registry.Reviews.Make(county, first), Token));
        Assert.IsType<CommitOutcome.Committed>(await _registry.Store.CommitAsync(Registry.Reviews.Make(county, first.Next), Token));
        var reviews = (IDropoutReviewStore)_registry.Open();
        Assert.Equal(before.Record.Payload, (await reviews.FindReviewAsync(new ReviewKey(county, first), Token))!.Payload);
        Assert.Equal([first, first.Next], (await reviews.ListReviewsAsync(county, Token)).Select(key => key.Period).Order());
        Assert.Empty((await _registry.Inspection().FollowChainsAsync(null, Token)).Broken);
    }

    [Theory]
    [InlineData("copying", 18)]
    [InlineData("fenced", 0)]
    [InlineData("switched", 0)]
    [InlineData("opened", 0)]
    public async Task A_mover_that_was_killed_is_followed_by_another(string at, int parts)
    {
        var state = Enum.Parse<MoveState>(at, ignoreCase: true);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(_registry.Store, stop.Token), Token)));
        await using (var killed = _registry.Mover())
        {
            await killed.PlanAsync(32, 39, MovingRegistry.Second, 4, Token);
            void Kill(BucketMove move)
            {
                if (move.State == state && move.CopiedParts >= parts)
                    throw new OperationCanceledException("killed");
            }

            killed.OnStep = Kill;
            await Assert.ThrowsAsync<OperationCanceledException>(() => killed.RunAsync(new Watcher(parts > 0 ? Kill : null), Token));
        }

        await Task.Delay(300, Token);
        await using (var next = _registry.Mover())
        {
            Assert.Equal(2, (await next.ReadAsync(Token)).Count);
            await next.RunAsync(null, Token);
            Assert.Empty(await next.ReadAsync(Token));
        }

        await stop.CancelAsync();
        await writing;
        await CheckAsync();
        Assert.Equal([248, 8], (await _registry.Register.ReadAsync(Token)).Select(shard => shard.Buckets));
    }

    [Fact]
    public async Task An_aborted_move_leaves_everything_in_its_source_and_may_be_planned_again()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(_registry.Store, stop.Token), Token)));
        await using var mover = _registry.Mover();
        await mover.PlanAsync(0, 7, MovingRegistry.Second, 64, Token);
        mover.OnStep = move => throw new OperationCanceledException(move.State.ToString());
        for (var step = 0; step < 2; step++)
            await Assert.ThrowsAsync<OperationCanceledException>(() => mover.RunAsync(null, Token));
        Assert.Equal(MoveState.Fenced, Assert.Single(await mover.ReadAsync(Token)).State);

        Assert.Equal(1, await mover.AbortAsync(Token));

        Assert.Empty(await mover.ReadAsync(Token));
        var (pupil, unit) = Pupil.New(_school).InBucket(7).Change();
        Assert.IsType<CommitOutcome.Committed>(await _registry.Store.CommitAsync(unit, Token));
        Assert.Equal(1, await _registry.ScalarAsync(0, $"SELECT count(*) FROM student WHERE id = '{pupil.Id}'"));
        mover.OnStep = null;
        await mover.PlanAsync(0, 7, MovingRegistry.Second, 64, Token);
        await mover.RunAsync(null, Token);
        await stop.CancelAsync();
        await writing;
        Assert.Equal(1, await _registry.ScalarAsync(MovingRegistry.Second, $"SELECT count(*) FROM student WHERE id = '{pupil.Id}'"));
        await CheckAsync();
    }

    [Fact]
    public async Task What_is_deleted_while_it_is_copied_does_not_come_to_the_target()
    {
        var claim = new ClaimKey(ClaimKind.Document, Pupil.New().InBucket(3).Id);
        var (pupil, unit) = Pupil.New(_school).InBucket(3).Change([claim], deadlines: [new DeadlineWrite("number.formal", Pupil.Noon, 1)]);
        Assert.IsType<CommitOutcome.Committed>(await _registry.Store.CommitAsync(unit, Token));
        await using var mover = _registry.Mover();
        await mover.PlanAsync(3, 3, MovingRegistry.Second, 64, Token);
        var last = 0;
        await mover.RunAsync(
            new Watcher(move =>
            {
                if (move.CopiedParts == move.Parts && last++ == 0)
                {
                    Assert.Equal(1, _registry.ScalarAsync(MovingRegistry.Second, $"SELECT count(*) FROM claim WHERE hash = '{claim.Hash}'").GetAwaiter().GetResult());
                    _registry.ScalarAsync(0, $"DELETE FROM claim WHERE hash = '{claim.Hash}'").GetAwaiter().GetResult();
                    _registry.ScalarAsync(0, $"DELETE FROM deadline WHERE owner = '{pupil.Id}'").GetAwaiter().GetResult();
                }
            }),
            Token);

        Assert.Null(await _registry.Store.FindClaimAsync(claim, Token));
        Assert.Empty(await ((IDeadlineStore)_registry.Store).ReadOfAsync(pupil.Id, Token));
        Assert.NotNull(await _registry.Store.FindStudentAsync(new StudentId(pupil.Id), Token));
        Assert.Empty(await _registry.FindLeftoversAsync());
    }

    [Fact]
    public async Task Two_movers_do_not_work_at_once_and_no_bucket_goes_two_ways()
    {
        await using var mover = _registry.Mover();
        await using var other = _registry.Mover();
        Assert.Equal(3, await mover.PlanAsync(0, 5, MovingRegistry.Second, 2, Token));
        Assert.Equal(0, await other.PlanAsync(1, 3, MovingRegistry.Second, 2, Token));

        await Assert.ThrowsAsync<ShardRefusedException>(() => other.PlanAsync(5, 7, 0, 2, Token));
        Task? second = null;
        await mover.RunAsync(new Watcher(_ => second ??= other.RunAsync(null, Token)), Token);

        await Assert.ThrowsAsync<ShardRefusedException>(() => second!);
        Assert.Equal([250, 6], (await _registry.Register.ReadAsync(Token)).Select(shard => shard.Buckets));
    }

    [Fact]
    public async Task A_move_that_was_planned_twice_deletes_nothing_where_the_buckets_have_arrived()
    {
        var pupils = Enumerable.Range(0, 12).Select(bucket => Pupil.New(_school).InBucket((byte)bucket).Change()).ToList();
        await _registry.Store.CommitManyAsync([.. pupils.Select(pupil => pupil.Unit)], Token);
        await using var mover = _registry.Mover();
        await mover.PlanAsync(0, 7, MovingRegistry.Second, 8, Token);
        await _registry.ScalarAsync(
            0,
            """
            INSERT INTO registry_move (first_bucket, last_bucket, source, target, state)
            SELECT first_bucket + offset_by, last_bucket + offset_by, source, target, state FROM registry_move, unnest('{0,4}'::smallint[]) AS offset_by
            RETURNING 1
            """);

        await mover.RunAsync(null, Token);

        Assert.Empty(await mover.ReadAsync(Token));
        Assert.Equal([244, 12], (await _registry.Register.ReadAsync(Token)).Select(shard => shard.Buckets));
        foreach (var (pupil, _) in pupils)
            Stored.Same(pupil.Stored, await _registry.Store.FindStudentAsync(new StudentId(pupil.Id), Token));
        Assert.Empty(await _registry.FindLeftoversAsync());
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("copying")]
    [InlineData("fenced")]
    [InlineData("switched")]
    [InlineData("opened")]
    public async Task A_mover_that_stood_still_while_another_went_on_deletes_and_opens_nothing(string at)
    {
        var state = Enum.Parse<MoveState>(at, ignoreCase: true);
        var pupils = Enumerable.Range(0, 8).Select(bucket => Pupil.New(_school).InBucket((byte)bucket).Change([Pupil.Claim(ClaimKind.Number)])).ToList();
        await _registry.Store.CommitManyAsync([.. pupils.Select(pupil => pupil.Unit)], Token);
        await using var stalled = _registry.Mover();
        await stalled.PlanAsync(0, 7, MovingRegistry.Second, 8, Token);
        var stood = false;
        async Task StandStillAsync()
        {
            await _registry.ScalarAsync(
                0,
                """
                SELECT count(pg_terminate_backend(pid)) FROM pg_locks
                WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """);
            while (await _registry.ScalarAsync(
                0, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") > 0)
                await Task.Delay(20, Token);
            await using (var other = _registry.Mover())
                await other.RunAsync(null, Token);
            await _registry.MoveAsync(0, 7, 0, Token);
            await _registry.MoveAsync(0, 3, MovingRegistry.Second, Token);
        }

        void Watch(BucketMove move)
        {
            if (move.State == state && !stood)
            {
                stood = true;
                StandStillAsync().GetAwaiter().GetResult();
            }
        }

        await Assert.ThrowsAsync<ShardRefusedException>(() => stalled.RunAsync(new Watcher(Watch), Token));

        Assert.True(stood);
        Assert.Empty(await stalled.ReadAsync(Token));
        foreach (var (pupil, _) in pupils)
            Stored.Same(pupil.Stored, await _registry.Store.FindStudentAsync(new StudentId(pupil.Id), Token));
        Assert.Empty(await _registry.FindLeftoversAsync());
        var violations = await _registry.Inspection().FindViolationsAsync(new InspectionScope(), Token);
        Assert.DoesNotContain(violations, violation => violation.Invariant != Invariant.SchoolExists);
    }

    [Fact]
    public async Task While_others_write_for_long_a_mover_says_that_it_waits()
    {
        await using var writing = await _registry.WriteForLongAsync();
        await using var mover = _registry.Mover();
        await mover.PlanAsync(9, 9, MovingRegistry.Second, 1, Token);
        var said = 0;
        await mover.RunAsync(
            new Watcher(move =>
            {
                if (move.WaitsForWriters && ++said == 2)
                    writing.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }),
            Token);

        Assert.True(said >= 2);
        Assert.Empty(await mover.ReadAsync(Token));
    }

    private async Task WriteAsync(IRegistryStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var entry = new Entry(Pupil.New(_school), [], []);
            for (var step = 0; step < 3; step++)
            {
                var (claim, answer) = (Pupil.Claim(ClaimKind.Number), Pupil.Answer());
                var (next, unit) = entry.Pupil.Change([claim], answer, [new DeadlineWrite("number.formal", Pupil.Noon.AddDays(step), step)]);
                Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync(unit, Token));
                _changes.Add((next.Id, next.Version));
                entry = new Entry(next, [.. entry.Claims, claim], [.. entry.Answers, answer]);
                _written[next.Id] = entry;
            }

            // Time for the mover, on a small machine.
            await Task.Delay(800, Token);
        }
    }

    private async Task CheckAsync()
    {
        var store = _registry.Open();
        await Parallel.ForEachAsync(_written, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (written, _) =>
        {
            var (id, entry) = written;
            Stored.Same(entry.Pupil.Stored, await store.FindStudentAsync(new StudentId(id), Token));
            Assert.Equal(entry.Pupil.Version, (await store.ReadEventsAsync(id, 0, 100, Token)).Count);
            Assert.Equal(entry.Pupil.Version - 1, Assert.Single(await ((IDeadlineStore)store).ReadOfAsync(id, Token)).Key.Generation);
            foreach (var claim in entry.Claims)
                Assert.Equal(id, await store.FindClaimAsync(claim, Token));
            foreach (var answer in entry.Answers)
                Assert.Equal(id, (await store.FindAnswerAsync(answer.Operation.Id, Token))?.Record);
        });

        var roster = new List<Guid>();
        for (RosterPosition? after = null; ;)
        {
            var page = await store.ReadRosterAsync(new RosterQuery(_school, null, null, after, 500), Token);
            roster.AddRange(page.Select(row => row.Id.Guid));
            if (page.Count < 500)
                break;
            after = new RosterPosition(page[^1].Columns.Class, page[^1].Id);
        }

        Assert.Equal(_written.Keys.Order(), roster.Where(_written.ContainsKey).Order());
        Assert.Empty(await _registry.FindLeftoversAsync());
    }

    private sealed record Entry(Pupil Pupil, List<ClaimKey> Claims, List<AnswerWrite> Answers);

    private sealed class Watcher(Action<BucketMove>? seen) : IProgress<BucketMove>
    {
        public void Report(BucketMove value) => seen?.Invoke(value);
    }
}
