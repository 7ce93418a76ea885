using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>What a commit promises: all of a unit or nothing, whatever becomes of its neighbours.</summary>
public abstract class CommitTests(RegistryDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Fact]
    public async Task A_committed_unit_is_found_whole()
    {
        ClaimKey[] claims = [Pupil.Claim(ClaimKind.Document), Pupil.Claim(ClaimKind.Number), Pupil.Claim(ClaimKind.Person)];
        var answer = Pupil.Answer();
        var (pupil, unit) = Pupil.New().Change(claims, answer, events: 2);

        var outcome = await Store.CommitAsync(unit, Token);

        Assert.IsType<CommitOutcome.Committed>(outcome);
        Stored.Same(pupil.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
        foreach (var claim in claims)
            Assert.Equal(pupil.Id, await Store.FindClaimAsync(claim, Token));
        Stored.Same(new StoredAnswer(answer.Operation, pupil.Id, 2, answer.At), await Store.FindAnswerAsync(answer.Operation.Id, Token));
        Stored.Chained(pupil, await Store.ReadEventsAsync(pupil.Id, 0, 100, Token));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Null(await Store.FindStudentAsync(new StudentId(Guid.NewGuid()), Token));
        Assert.Null(await Store.FindSchoolAsync(Schools.New(), Token));
        Assert.Null(await Store.FindClaimAsync(Pupil.Claim(ClaimKind.Document), Token));
        Assert.Null(await Store.FindAnswerAsync(Guid.NewGuid(), Token));
        Assert.Empty(await Store.ReadEventsAsync(Guid.NewGuid(), 0, 10, Token));
    }

    [Fact]
    public async Task A_record_moves_from_version_to_version()
    {
        var (first, enrolled) = Pupil.New().Change();
        var (second, changed) = first.Change(events: 3, columns: columns => columns with { Status = StudentStatus.Suspended, HasProblem = true });

        await CommittedAsync(enrolled);
        await CommittedAsync(changed);

        Stored.Same(second.Stored, await Store.FindStudentAsync(new StudentId(second.Id), Token));
        var events = await Store.ReadEventsAsync(second.Id, 0, 100, Token);
        Stored.Chained(second, events);
        Assert.Equal([2, 3], (await Store.ReadEventsAsync(second.Id, 1, 2, Token)).Select(stored => stored.Event.Sequence));
        Assert.Equal(events[1].Event.PreviousHash, (await Store.ReadEventsAsync(second.Id, 1, 1, Token))[0].Event.PreviousHash);
    }

    [Fact]
    public async Task An_insert_over_an_existing_record_is_refused_and_leaves_nothing()
    {
        var (pupil, unit) = Pupil.New().Change();
        await CommittedAsync(unit);
        var (_, again) = (Pupil.New() with { Id = pupil.Id }).Change(
            [Pupil.Claim(ClaimKind.Document)], Pupil.Answer(), [new DeadlineWrite("number.formal", Pupil.Noon, 1)]);

        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(again, Token));

        await NothingOfAsync(again);
        Stored.Same(pupil.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_stale_update_is_refused_and_leaves_nothing(int version)
    {
        var (pupil, unit) = Pupil.New().Change();
        await CommittedAsync(unit);
        var (_, stale) = (pupil with { Version = version }).Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer());

        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(stale, Token));

        await NothingOfAsync(stale);
        Stored.Same(pupil.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
    }

    [Fact]
    public async Task An_update_of_a_record_that_is_not_there_is_refused()
    {
        var (_, unit) = (Pupil.New() with { Version = 1 }).Change(answer: Pupil.Answer());

        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(unit, Token));

        await NothingOfAsync(unit);
    }

    [Fact]
    public async Task A_repeated_operation_hears_what_it_did_before()
    {
        var answer = Pupil.Answer();
        var (pupil, unit) = Pupil.New().Change(answer: answer);
        await CommittedAsync(unit);
        var other = new AnswerWrite(answer.Operation with { RequestHash = new byte[32] }, Pupil.Noon.AddDays(1));
        var (_, repeated) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], other);

        var same = await Store.CommitAsync(unit, Token);
        var another = await Store.CommitAsync(repeated, Token);

        var expected = new StoredAnswer(answer.Operation, pupil.Id, 1, answer.At);
        Stored.Same(expected, Assert.IsType<CommitOutcome.AnsweredBefore>(same).Answer);
        Stored.Same(expected, Assert.IsType<CommitOutcome.AnsweredBefore>(another).Answer);
        Assert.Null(await Store.FindStudentAsync(new StudentId(repeated.Record.Id), Token));
        Assert.Null(await Store.FindClaimAsync(repeated.Claims[0].Key, Token));
    }

    [Fact]
    public async Task A_unit_that_fails_leaves_its_neighbours_committed()
    {
        var answer = Pupil.Answer();
        var claim = Pupil.Claim(ClaimKind.Document);
        var (first, enrolled) = Pupil.New().Change([claim], answer);
        await CommittedAsync(enrolled);
        var (_, replayed) = Pupil.New().Change(answer: answer);
        var (_, stale) = (first with { Version = 7 }).Change([Pupil.Claim(ClaimKind.Number)]);
        var (_, duplicate) = Pupil.New().Change([Pupil.Claim(ClaimKind.Person), claim]);
        var good = Enumerable.Range(0, 4).Select(_ => Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer())).ToList();

        var outcomes = await Store.CommitManyAsync(
            [good[0].Unit, replayed, good[1].Unit, stale, good[2].Unit, duplicate, good[3].Unit], Token);

        Assert.Equal(
            [typeof(CommitOutcome.Committed), typeof(CommitOutcome.AnsweredBefore), typeof(CommitOutcome.Committed), typeof(CommitOutcome.VersionConflict),
                typeof(CommitOutcome.Committed), typeof(CommitOutcome.ClaimTaken), typeof(CommitOutcome.Committed)],
            outcomes.Select(outcome => outcome.GetType()));
        await NothingOfAsync(stale);
        await NothingOfAsync(duplicate);
        foreach (var (pupil, unit) in good)
        {
            Stored.Same(pupil.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
            Assert.Equal(pupil.Id, await Store.FindClaimAsync(unit.Claims[0].Key, Token));
            Assert.Single(await Store.ReadEventsAsync(pupil.Id, 0, 10, Token));
        }
    }

    [Fact]
    public async Task Units_of_one_record_handed_over_together_are_committed_in_their_order()
    {
        var units = new List<CommitUnit>();
        var pupil = Pupil.New();
        for (var i = 0; i < 20; i++)
        {
            (pupil, var unit) = pupil.Change();
            units.Add(unit);
        }

        var outcomes = await Store.CommitManyAsync(units, Token);

        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Stored.Same(pupil.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
        Stored.Chained(pupil, await Store.ReadEventsAsync(pupil.Id, 0, 100, Token));
    }

    [Fact]
    public async Task No_units_are_committed_at_once()
    {
        Assert.Empty(await Store.CommitManyAsync([], Token));
    }

    [Fact]
    public async Task Deadlines_are_set_moved_and_cleared_with_their_record()
    {
        var (first, unit) = Pupil.New().Change(
            deadlines: [new DeadlineWrite("number.formal", Pupil.Noon, 1), new DeadlineWrite("other", Pupil.Noon, 1)]);
        var (second, moved) = first.Change(deadlines: [new DeadlineWrite("number.formal", Pupil.Noon.AddDays(1), 2)]);
        var (_, cleared) = second.Change(deadlines: [new DeadlineWrite("other", null, 2), new DeadlineWrite("never.set", null, 1)]);
        var owner = $"owner = {database.Literal(first.Id)}";

        await CommittedAsync(unit);
        await CommittedAsync(moved);
        Assert.Equal(2, await database.ScalarAsync($"SELECT count(*) FROM deadline WHERE {owner}"));
        await CommittedAsync(cleared);

        Assert.Equal(2, await database.ScalarAsync($"SELECT generation FROM deadline WHERE {owner}"));
        Assert.Equal(
            new StudentId(first.Id).Bucket, await database.ScalarAsync($"SELECT shard FROM deadline WHERE {owner} AND kind = 'number.formal'"));
    }

    [Fact]
    public async Task An_operation_of_another_subject_is_taken_once()
    {
        var operation = Pupil.Answer();
        var subject = Guid.NewGuid();

        var first = await Store.TakeOperationAsync(operation, subject, Token);
        var second = await Store.TakeOperationAsync(operation, Guid.NewGuid(), Token);

        Assert.Null(first);
        Stored.Same(new StoredAnswer(operation.Operation, subject, 0, operation.At), second);
        var (_, unit) = Pupil.New().Change(answer: operation);
        Assert.IsType<CommitOutcome.AnsweredBefore>(await Store.CommitAsync(unit, Token));
    }

    [Fact]
    public async Task Forty_callers_take_one_operation_once()
    {
        var operation = Pupil.Answer();

        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Store.TakeOperationAsync(operation, Guid.NewGuid(), Token)));

        Assert.Single(taken, answer => answer is null);
        Assert.Single(taken.Where(answer => answer is not null).Select(answer => answer!.Record).Distinct());
    }

    [Fact]
    public async Task A_database_that_answers_passes_the_probe() => await Store.ProbeAsync(Token);

    private async Task CommittedAsync(CommitUnit unit) => Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(unit, Token));

    private async Task NothingOfAsync(CommitUnit unit)
    {
        if (unit.Answer is { } answer)
            Assert.Null(await Store.FindAnswerAsync(answer.Operation.Id, Token));
        Assert.Equal(0, await database.ScalarAsync($"SELECT count(*) FROM deadline WHERE owner = {database.Literal(unit.Record.Id)}"));
        Assert.DoesNotContain(
            await Store.ReadEventsAsync(unit.Record.Id, 0, 100, Token), stored => stored.Event.Hash.SequenceEqual(unit.Events[0].Hash));
        foreach (var claim in unit.Claims)
            Assert.NotEqual(unit.Record.Id, await Store.FindClaimAsync(claim.Key, Token));
    }
}
