using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Deadlines as their watcher finds them.</summary>
public abstract class DeadlineTests(RegistryDatabase database)
{
    private static readonly DateTimeOffset Noon = Pupil.Noon;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDeadlineStore Deadlines => (IDeadlineStore)database.Store;

    [Fact]
    public async Task What_is_due_comes_oldest_first_and_nothing_later()
    {
        var (first, second, future) = (await SetAsync(3, Noon), await SetAsync(5, Noon.AddMinutes(-5)), await SetAsync(4, Noon.AddSeconds(1)));

        var due = await Deadlines.ReadDueAsync(new ShardRange(3, 5), Noon, 10, Token);

        Assert.Equal([second, first], due);
        Assert.DoesNotContain(future, due);
    }

    [Fact]
    public async Task Only_the_watched_shards_are_read_and_no_more_than_asked_for()
    {
        var below = await SetAsync(10, Noon);
        var within = new List<StoredDeadline>();
        for (var i = 0; i < 5; i++)
            within.Add(await SetAsync((byte)(11 + (i % 2)), Noon.AddSeconds(i)));
        var above = await SetAsync(13, Noon);

        var due = await Deadlines.ReadDueAsync(new ShardRange(11, 12), Noon.AddHours(1), 3, Token);

        Assert.Equal(within.Take(3), due);
        Assert.DoesNotContain(due, deadline => deadline == below || deadline == above);
    }

    [Fact]
    public async Task The_next_due_time_is_the_earliest_of_the_shards()
    {
        Assert.Null(await Deadlines.FindNextDueAsync(new ShardRange(20, 21), Token));
        await SetAsync(21, Noon.AddDays(2));
        await SetAsync(20, Noon.AddDays(3));

        Assert.Equal(Noon.AddDays(2), await Deadlines.FindNextDueAsync(new ShardRange(20, 21), Token));
    }

    [Fact]
    public async Task A_postponed_deadline_remembers_its_attempts_until_it_is_set_anew()
    {
        var set = await SetAsync(30, Noon, out var pupil);

        await Deadlines.PostponeAsync([new DeadlinePostponement(set.Key, Noon.AddMinutes(1), 3)], Token);
        Assert.Equal(set with { DueAt = Noon.AddMinutes(1), Attempts = 3 }, Assert.Single(await AllAsync(30)));

        var (_, unit) = pupil.Change(deadlines: [new DeadlineWrite("case.remind", Noon.AddDays(1), 2)]);
        Assert.IsType<CommitOutcome.Committed>(await database.Store.CommitAsync(unit, Token));
        Assert.Equal(new StoredDeadline(set.Key with { Generation = 2 }, Noon.AddDays(1), 0), Assert.Single(await AllAsync(30)));
    }

    [Fact]
    public async Task A_deadline_that_was_set_anew_is_neither_postponed_nor_deleted_by_its_old_generation()
    {
        var set = await SetAsync(40, Noon);
        var old = set.Key with { Generation = 0 };

        await Deadlines.PostponeAsync([new DeadlinePostponement(old, Noon.AddDays(9), 1)], Token);
        await Deadlines.DeleteAsync([old], Token);

        Assert.Equal(set, Assert.Single(await AllAsync(40)));
    }

    [Fact]
    public async Task Many_deadlines_are_postponed_and_deleted_at_once()
    {
        var all = new List<StoredDeadline>();
        for (var i = 0; i < 20; i++)
            all.Add(await SetAsync(50, Noon.AddSeconds(i)));

        await Deadlines.DeleteAsync([.. all.Take(15).Select(deadline => deadline.Key)], Token);
        await Deadlines.PostponeAsync([.. all.Select(deadline => new DeadlinePostponement(deadline.Key, Noon.AddDays(1), 1))], Token);
        await Deadlines.DeleteAsync([], Token);
        await Deadlines.PostponeAsync([], Token);

        var left = await AllAsync(50);
        Assert.Equal(all.Skip(15).Select(deadline => deadline.Key.Owner).Order(), left.Select(deadline => deadline.Key.Owner).Order());
        Assert.All(left, deadline => Assert.Equal(1, deadline.Attempts));
    }

    [Fact]
    public async Task A_deadline_whose_owner_failed_is_due_again_when_an_operator_says_so()
    {
        var (failed, other, sound) = (await SetAsync(60, Noon), await SetAsync(60, Noon), await SetAsync(60, Noon.AddDays(1)));
        await Deadlines.PostponeAsync(
            [new DeadlinePostponement(failed.Key, Noon.AddDays(5), 7), new DeadlinePostponement(other.Key, Noon.AddDays(5), 9)], Token);
        Assert.Equal(7, Assert.Single(await Deadlines.ReadOfAsync(failed.Key.Owner, Token)).Attempts);
        Assert.True(await Deadlines.CountStuckAsync(Token) >= 2);

        Assert.Equal(0, await Deadlines.RetryAsync(sound.Key.Owner, Noon, Token));
        Assert.Equal(1, await Deadlines.RetryAsync(failed.Key.Owner, Noon.AddHours(1), Token));
        Assert.Equal(failed with { DueAt = Noon.AddHours(1) }, Assert.Single(await Deadlines.ReadOfAsync(failed.Key.Owner, Token)));
        Assert.True(await Deadlines.RetryAsync(null, Noon.AddHours(1), Token) >= 1);
        Assert.Equal(0, Assert.Single(await Deadlines.ReadOfAsync(other.Key.Owner, Token)).Attempts);
    }

    private Task<IReadOnlyList<StoredDeadline>> AllAsync(byte shard) =>
        Deadlines.ReadDueAsync(new ShardRange(shard, shard), DateTimeOffset.MaxValue.AddDays(-1), 100, Token);

    private Task<StoredDeadline> SetAsync(byte shard, DateTimeOffset due) => SetAsync(shard, due, out _);

    private Task<StoredDeadline> SetAsync(byte shard, DateTimeOffset due, out Pupil after)
    {
        (after, var unit) = (Pupil.New() with { Id = InShard(shard) }).Change(deadlines: [new DeadlineWrite("case.remind", due, 1)]);
        return CommittedAsync(unit, due);
    }

    private async Task<StoredDeadline> CommittedAsync(CommitUnit unit, DateTimeOffset due)
    {
        Assert.IsType<CommitOutcome.Committed>(await database.Store.CommitAsync(unit, Token));
        return new StoredDeadline(new DeadlineKey(unit.Record.Id, "case.remind", 1), due, 0);
    }

    private static Guid InShard(byte shard)
    {
        var bytes = Guid.NewGuid().ToByteArray(bigEndian: true);
        bytes[0] = shard;
        return new Guid(bytes, bigEndian: true);
    }
}
