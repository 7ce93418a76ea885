using Microsoft.Extensions.Logging.Abstractions;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>How units are queued, gathered and answered, whatever the database does.</summary>
public sealed class GroupCommitTests : IAsyncDisposable
{
    private readonly ScriptedCommitter _committer = new();
    private readonly GroupCommit _commits;

    public GroupCommitTests() =>
        _commits = new GroupCommit([_committer], new GroupCommitOptions { QueueCapacity = 8, BatchUnits = 4 }, NullLogger.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _committer.Open();
        await _commits.DisposeAsync();
    }

    [Fact]
    public async Task Units_that_come_while_a_batch_is_under_way_share_the_next()
    {
        var first = await StartAsync(Pupil.New().Change().Unit);
        var others = Enumerable.Range(0, 4).Select(_ => CommitAsync(Pupil.New().Change().Unit)).ToList();

        _committer.Open();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, 4], _committer.BatchSizes);
    }

    [Fact]
    public async Task Units_that_touch_the_same_thing_go_one_after_another()
    {
        var blocker = await StartAsync(Pupil.New().Change().Unit);
        var claim = Pupil.Claim(ClaimKind.Document);
        var answer = Pupil.Answer();
        var (pupil, one) = Pupil.New().Change([claim], answer);
        var units = new[] { one, pupil.Change().Unit, Pupil.New().Change([claim]).Unit, Pupil.New().Change(answer: answer).Unit };
        var commits = units.Select(CommitAsync).ToList();

        _committer.Open();
        await Task.WhenAll([blocker, .. commits]);

        Assert.Equal([1, 1, 3], _committer.BatchSizes);
        Assert.Same(one, _committer.Units[1]);
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_for_a_place()
    {
        var first = await StartAsync(Pupil.New().Change().Unit);
        var waiting = Enumerable.Range(0, 8).Select(_ => CommitAsync(Pupil.New().Change().Unit)).ToList();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (_, beyond) = Pupil.New().Change();

        var tooMany = _commits.CommitAsync(beyond, giveUp.Token);
        Assert.False(tooMany.IsCompleted);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tooMany);
        _committer.Open();
        await Task.WhenAll([first, .. waiting]);
        Assert.DoesNotContain(beyond, _committer.Units);
    }

    [Fact]
    public async Task A_caller_that_gives_up_in_the_queue_has_nothing_committed()
    {
        var first = await StartAsync(Pupil.New().Change().Unit);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (_, unit) = Pupil.New().Change();
        var abandoned = _commits.CommitAsync(unit, giveUp.Token);
        var after = CommitAsync(Pupil.New().Change().Unit);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        _committer.Open();
        await Task.WhenAll(first, after);

        Assert.DoesNotContain(unit, _committer.Units);
    }

    [Fact]
    public async Task A_caller_that_gives_up_during_the_commit_is_released_and_the_commit_goes_on()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (_, unit) = Pupil.New().Change();
        var commit = _commits.CommitAsync(unit, giveUp.Token);
        await _committer.Begun;

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commit);
        _committer.Open();
        await CommitAsync(Pupil.New().Change().Unit);

        Assert.Contains(unit, _committer.Units);
    }

    [Fact]
    public async Task Disposal_commits_what_was_taken_and_refuses_what_comes_later()
    {
        var first = await StartAsync(Pupil.New().Change().Unit);
        var taken = Enumerable.Range(0, 6).Select(_ => CommitAsync(Pupil.New().Change().Unit)).ToList();

        var disposal = _commits.DisposeAsync();
        Assert.False(disposal.IsCompleted);
        await Assert.ThrowsAsync<RegistryUnavailableException>(() => CommitAsync(Pupil.New().Change().Unit));
        _committer.Open();
        await disposal;

        Assert.All(await Task.WhenAll([first, .. taken]), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Assert.True(_committer.IsDisposed);
    }

    [Fact]
    public async Task A_unit_that_cannot_be_stored_fails_alone()
    {
        var blocker = await StartAsync(Pupil.New().Change().Unit);
        var bad = Pupil.New().Change().Unit;
        var units = Enumerable.Range(0, 3).Select(_ => Pupil.New().Change().Unit).Append(bad).ToList();
        _committer.Fail(batch => batch.Contains(bad) ? new FormatException() : null, CommitFailure.Data);
        var commits = units.Select(CommitAsync).ToList();

        _committer.Open();

        await Assert.ThrowsAsync<FormatException>(() => commits[3]);
        Assert.All(await Task.WhenAll([blocker, .. commits[..3]]), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
    }

    [Fact]
    public async Task A_batch_that_the_database_rolled_back_is_tried_again()
    {
        var failures = 3;
        _committer.Fail(_ => failures-- > 0 ? new InvalidOperationException() : null, CommitFailure.RolledBack);
        _committer.Open();

        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(Pupil.New().Change().Unit));
    }

    [Fact]
    public async Task A_batch_that_is_rolled_back_again_and_again_is_given_up()
    {
        _committer.Fail(_ => new InvalidOperationException(), CommitFailure.RolledBack);
        _committer.Open();

        await Assert.ThrowsAsync<RegistryUnavailableException>(() => CommitAsync(Pupil.New().Change().Unit));
    }

    [Fact]
    public async Task A_broken_database_fails_the_whole_batch_once_and_the_queue_goes_on()
    {
        var blocker = await StartAsync(Pupil.New().Change().Unit);
        var lost = Enumerable.Range(0, 4).Select(_ => CommitAsync(Pupil.New().Change().Unit)).ToList();
        var failures = 1;
        _committer.Fail(batch => batch.Count == 4 && failures-- > 0 ? new TimeoutException() : null, CommitFailure.Unavailable);

        _committer.Open();

        await blocker;
        foreach (var commit in lost)
            await Assert.ThrowsAsync<RegistryUnavailableException>(() => commit);
        Assert.Equal([1, 4], _committer.BatchSizes);
        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(Pupil.New().Change().Unit));
    }

    [Fact]
    public async Task A_unit_whose_obstacle_vanished_is_tried_again()
    {
        _committer.UndecidedRounds = 3;
        _committer.Open();

        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(Pupil.New().Change().Unit));
        Assert.Equal(4, _committer.BatchSizes.Count);
    }

    [Fact]
    public async Task A_few_units_are_one_transaction_and_many_are_divided_among_the_writers()
    {
        ScriptedCommitter[] committers = [new(), new()];
        await using var commits = new GroupCommit(committers, new GroupCommitOptions { SmallBatch = 5 }, NullLogger.Instance);
        committers[1].Open();
        var few = commits.CommitAsync(PupilOf(writer: 1), Token);
        await committers[0].Begun;
        CommitUnit[] units = [.. from number in Enumerable.Range(0, 5) select PupilOf(writer: number % 2)];

        var many = units.Select(unit => commits.CommitAsync(unit, Token)).ToList();
        committers[0].Open();
        await Task.WhenAll([few, .. many]).WaitAsync(TimeSpan.FromSeconds(10), Token);

        Assert.Equal([1, 3], committers[0].BatchSizes);
        Assert.Equal([2], committers[1].BatchSizes);
        Assert.Equal([units[1], units[3]], committers[1].Units);
    }

    [Fact]
    public async Task Writers_run_side_by_side_and_what_one_could_not_decide_comes_again()
    {
        ScriptedCommitter[] committers = [new(), new() { UndecidedRounds = 1 }];
        await using var commits = new GroupCommit(committers, new GroupCommitOptions { SmallBatch = 1 }, NullLogger.Instance);
        var first = commits.CommitAsync(PupilOf(writer: 0), Token);
        await committers[0].Begun;
        var both = new[] { commits.CommitAsync(PupilOf(writer: 0), Token), commits.CommitAsync(PupilOf(writer: 1), Token) };
        committers[0].Open();
        await first;

        // The second writer is at its gate while the first has long committed its part.
        await committers[1].Begun.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await both[0].WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.False(both[1].IsCompleted);
        committers[1].Open();
        await both[1].WaitAsync(TimeSpan.FromSeconds(10), Token);

        Assert.Equal([1, 1], committers[0].BatchSizes);
        Assert.Equal([1, 1], committers[1].BatchSizes);
    }

    [Fact]
    public async Task The_loop_does_not_carry_the_context_of_whoever_started_it()
    {
        var ambient = new AsyncLocal<string> { Value = "caller" };
        string? seen = "not asked";
        await using var commits = new GroupCommit(
            [new ScriptedCommitter(onCommit: () => seen = ambient.Value)], new GroupCommitOptions(), NullLogger.Instance);

        await commits.CommitAsync(Pupil.New().Change().Unit, Token);

        Assert.Null(seen);
    }

    [Theory]
    [InlineData(0, 4_096, 512, 1 << 20)]
    [InlineData(2, 100, 512, 1 << 20)]
    [InlineData(2, 4_096, 0, 1 << 20)]
    [InlineData(2, 4_096, 512, 100)]
    [InlineData(2, 4_096, 512, 1 << 20, 0)]
    public void Settings_that_cannot_work_are_refused(int writers, int capacity, int units, int bytes, int small = 1)
    {
        var validator = new GroupCommitOptionsValidator();

        Assert.True(validator.Validate(null, new GroupCommitOptions()).Succeeded);
        Assert.True(validator.Validate(
            null, new GroupCommitOptions { Writers = writers, QueueCapacity = capacity, BatchUnits = units, BatchBytes = bytes, SmallBatch = small }).Failed);
    }

    private static CommitUnit PupilOf(int writer)
    {
        while (true)
        {
            if (Pupil.New().Change().Unit is var unit && RecordIds.Bucket(unit.Record.Id) / 16 % 2 == writer)
                return unit;
        }
    }

    private Task<CommitOutcome> CommitAsync(CommitUnit unit) => _commits.CommitAsync(unit, Token);

    /// <summary>Hands over a unit and returns once the committer holds its batch at the closed gate.</summary>
    private async Task<Task<CommitOutcome>> StartAsync(CommitUnit unit)
    {
        var commit = CommitAsync(unit);
        await _committer.Begun;
        return commit;
    }
}
