using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A claim has one owner, whoever comes at the same time and by whatever way.</summary>
public abstract class ClaimTests(RegistryDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Theory]
    [InlineData(ClaimKind.Document)]
    [InlineData(ClaimKind.Number)]
    [InlineData(ClaimKind.Person)]
    public async Task A_claim_that_another_record_holds_is_lost_and_its_unit_leaves_nothing(ClaimKind kind)
    {
        var claim = Pupil.Claim(kind);
        var (owner, first) = Pupil.New().Change([claim]);
        var free = Pupil.Claim(ClaimKind.Document);
        var answer = Pupil.Answer();
        var (loser, second) = Pupil.New().Change([free, claim], answer, [new DeadlineWrite("number.formal", Pupil.Noon, 1)]);
        await Store.CommitAsync(first, Token);

        var outcome = await Store.CommitAsync(second, Token);

        Assert.Equal(new CommitOutcome.ClaimTaken(claim, owner.Id), outcome);
        Assert.Equal(owner.Id, await Store.FindClaimAsync(claim, Token));
        Assert.Null(await Store.FindClaimAsync(free, Token));
        Assert.Null(await Store.FindAnswerAsync(answer.Operation.Id, Token));
        Assert.Null(await Store.FindStudentAsync(new StudentId(loser.Id), Token));
        Assert.Empty(await Store.ReadEventsAsync(loser.Id, 0, 10, Token));
        Assert.Equal(0, await database.ScalarAsync($"SELECT count(*) FROM deadline WHERE owner = {database.Literal(loser.Id)}"));
    }

    [Fact]
    public async Task The_first_lost_claim_in_the_units_order_is_reported()
    {
        ClaimKey[] claims = [Pupil.Claim(ClaimKind.Number), Pupil.Claim(ClaimKind.Person), Pupil.Claim(ClaimKind.Document)];
        var (owner, first) = Pupil.New().Change(claims);
        await Store.CommitAsync(first, Token);

        foreach (var lost in claims)
        {
            var others = claims.Where(claim => claim != lost);
            var (_, unit) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document), lost, .. others]);
            Assert.Equal(new CommitOutcome.ClaimTaken(lost, owner.Id), await Store.CommitAsync(unit, Token));
        }
    }

    [Fact]
    public async Task A_record_may_claim_again_what_it_holds()
    {
        var claim = Pupil.Claim(ClaimKind.Document);
        var more = Pupil.Claim(ClaimKind.Number);
        var (pupil, first) = Pupil.New().Change([claim, claim]);
        var (next, second) = pupil.Change([claim, more, more]);

        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(first, Token));
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(second, Token));

        Assert.Equal(pupil.Id, await Store.FindClaimAsync(claim, Token));
        Assert.Equal(pupil.Id, await Store.FindClaimAsync(more, Token));
        Stored.Same(next.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
    }

    [Fact]
    public async Task A_refused_unit_does_not_release_a_claim_that_its_record_held_before()
    {
        var held = Pupil.Claim(ClaimKind.Document);
        var (pupil, first) = Pupil.New().Change([held]);
        await Store.CommitAsync(first, Token);
        var (_, stale) = (pupil with { Version = 5 }).Change([held, Pupil.Claim(ClaimKind.Number)]);

        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(stale, Token));

        Assert.Equal(pupil.Id, await Store.FindClaimAsync(held, Token));
    }

    [Fact]
    public async Task The_operation_of_a_refused_unit_may_be_tried_again()
    {
        var claim = Pupil.Claim(ClaimKind.Number);
        var answer = Pupil.Answer();
        await Store.CommitAsync(Pupil.New().Change([claim]).Unit, Token);
        var pupil = Pupil.New();

        Assert.IsType<CommitOutcome.ClaimTaken>(await Store.CommitAsync(pupil.Change([claim], answer).Unit, Token));
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(pupil.Change([Pupil.Claim(ClaimKind.Number)], answer).Unit, Token));
    }

    [Fact]
    public async Task Of_several_reasons_the_first_is_reported()
    {
        var claim = Pupil.Claim(ClaimKind.Document);
        var answer = Pupil.Answer();
        var (_, first) = Pupil.New().Change([claim], answer);
        var (pupil, second) = Pupil.New().Change();
        await Store.CommitManyAsync([first, second], Token);
        var stale = pupil with { Version = 9 };

        Assert.IsType<CommitOutcome.AnsweredBefore>(await Store.CommitAsync(stale.Change([claim], answer).Unit, Token));
        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(stale.Change([claim], Pupil.Answer()).Unit, Token));
        Assert.IsType<CommitOutcome.ClaimTaken>(await Store.CommitAsync(pupil.Change([claim], Pupil.Answer()).Unit, Token));
    }

    [Fact]
    public async Task Of_two_units_handed_over_together_one_gets_the_claim()
    {
        var claim = Pupil.Claim(ClaimKind.Document);
        var (first, one) = Pupil.New().Change([claim]);
        var (second, two) = Pupil.New().Change([claim]);

        var outcomes = await Store.CommitManyAsync([one, two], Token);

        var owner = await Store.FindClaimAsync(claim, Token);
        Assert.Single(outcomes, outcome => outcome is CommitOutcome.Committed);
        Assert.Single(outcomes, new CommitOutcome.ClaimTaken(claim, owner!.Value));
        Assert.Equal(outcomes[0] is CommitOutcome.Committed ? first.Id : second.Id, owner);
    }

    [Fact]
    public async Task A_claim_that_a_refused_unit_asked_for_goes_to_the_next_that_asks()
    {
        var claim = Pupil.Claim(ClaimKind.Document);
        var (existing, first) = Pupil.New().Change();
        await Store.CommitAsync(first, Token);
        var (_, refused) = (existing with { Version = 3 }).Change([claim]);
        var (pupil, unit) = Pupil.New().Change([claim]);

        var outcomes = await Store.CommitManyAsync([refused, unit], Token);

        Assert.IsType<CommitOutcome.VersionConflict>(outcomes[0]);
        Assert.IsType<CommitOutcome.Committed>(outcomes[1]);
        Assert.Equal(pupil.Id, await Store.FindClaimAsync(claim, Token));
    }

    [Fact]
    public async Task Of_two_hundred_simultaneous_entries_of_one_document_one_is_committed()
    {
        var claim = Pupil.Claim(ClaimKind.Document);
        IRegistryStore[] stores = [Store, database.Open(), database.Open()];
        var pupils = Enumerable.Range(0, 200).Select(_ => Pupil.New()).ToList();

        var outcomes = await Task.WhenAll(pupils.Select((pupil, i) => Task.Run(
            () => stores[i % stores.Length].CommitAsync(pupil.Change([claim, Pupil.Claim(ClaimKind.Number)], Pupil.Answer()).Unit, Token), Token)));

        var winner = pupils[Array.FindIndex(outcomes, outcome => outcome is CommitOutcome.Committed)];
        Assert.Equal(199, outcomes.Count(outcome => outcome.Equals(new CommitOutcome.ClaimTaken(claim, winner.Id))));
        foreach (var pupil in pupils.Where(pupil => pupil != winner))
            Assert.Null(await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
    }

    [Fact]
    public async Task Simultaneous_repeats_of_one_operation_take_effect_once()
    {
        var answer = Pupil.Answer();
        IRegistryStore[] stores = [Store, database.Open()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(
            () => stores[i % stores.Length].CommitAsync(Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], answer).Unit, Token), Token)));

        Assert.Single(outcomes, outcome => outcome is CommitOutcome.Committed);
        var answers = outcomes.OfType<CommitOutcome.AnsweredBefore>().Select(outcome => outcome.Answer.Record).ToList();
        Assert.Equal(59, answers.Count);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Stores_that_fight_for_the_same_few_claims_agree_in_the_end()
    {
        var claims = Enumerable.Range(0, 40).Select(_ => Pupil.Claim(ClaimKind.Person)).ToArray();
        IRegistryStore[] stores = [Store, database.Open(new GroupCommitOptions { Writers = 4 })];
        var units = Enumerable.Range(0, 400)
            .Select(_ => Pupil.New().Change(Random.Shared.GetItems(claims, 3).Distinct().ToArray(), Pupil.Answer()).Unit)
            .ToList();

        var outcomes = await Task.WhenAll(units.Select((unit, i) => Task.Run(() => stores[i % stores.Length].CommitAsync(unit, Token), Token)));

        var owned = 0;
        foreach (var (unit, outcome) in units.Zip(outcomes))
        {
            Assert.Equal(outcome is CommitOutcome.Committed, await Store.FindStudentAsync(new StudentId(unit.Record.Id), Token) is not null);
            foreach (var claim in unit.Claims)
            {
                var owner = await Store.FindClaimAsync(claim.Key, Token);
                owned += owner == unit.Record.Id ? 1 : 0;
                Assert.Equal(outcome is CommitOutcome.Committed, owner == unit.Record.Id);
            }
        }

        Assert.InRange(owned, 1, claims.Length);
    }
}
