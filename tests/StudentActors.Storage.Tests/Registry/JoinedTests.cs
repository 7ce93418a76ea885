using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A student and a case of it change together, or neither does.</summary>
public abstract class JoinedTests(RegistryDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    private ICaseStore Cases => (ICaseStore)database.Store;

    private IDeadlineStore Deadlines => (IDeadlineStore)database.Store;

    [Fact]
    public async Task Both_are_stored_and_the_case_answers_the_operation()
    {
        var pupil = await EnrolledAsync();
        var answer = Pupil.Answer();
        var claim = Pupil.Claim(ClaimKind.Number);
        var (student, dossier, unit) = Together(pupil, Dossier.Of(pupil), claim, answer);

        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(unit, Token));

        Stored.Same(student.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
        dossier.Is(await Cases.FindCaseAsync(dossier.Case, Token));
        Assert.Equal(pupil.Id, await Store.FindClaimAsync(claim, Token));
        Stored.Same(new StoredAnswer(answer.Operation, dossier.Id, 1, answer.At), await Store.FindAnswerAsync(answer.Operation.Id, Token));
        Assert.Equal("student.remind", Assert.Single(await Deadlines.ReadOfAsync(pupil.Id, Token)).Key.Kind);
        Assert.Equal("case.remind", Assert.Single(await Deadlines.ReadOfAsync(dossier.Id, Token)).Key.Kind);
        Assert.Equal(2, (await Store.ReadEventsAsync(pupil.Id, 0, 10, Token)).Count);
        Assert.Single(await Store.ReadEventsAsync(dossier.Id, 0, 10, Token));

        // Again, now that the case is there too, and once more as a repetition.
        (student, dossier, unit) = Together(student, dossier, null, answer = Pupil.Answer());
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(unit, Token));
        var again = Assert.IsType<CommitOutcome.AnsweredBefore>(
            await Store.CommitAsync(Together(student, dossier, null, answer).Unit, Token));
        Stored.Same(new StoredAnswer(answer.Operation, dossier.Id, 2, answer.At), again.Answer);
        dossier.Is(await Cases.FindCaseAsync(dossier.Case, Token));
    }

    [Fact]
    public async Task Whatever_stands_in_the_way_of_one_leaves_nothing_of_either()
    {
        var pupil = await EnrolledAsync();
        var (student, dossier, first) = Together(pupil, Dossier.Of(pupil), null, Pupil.Answer());
        await CommittedAsync(first);
        var (rival, taken) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document)]);
        await CommittedAsync(taken);
        var closed = await ClosedSchoolAsync();

        var units = new[]
        {
            Together(student with { Version = 1 }, dossier, Pupil.Claim(ClaimKind.Number), Pupil.Answer()).Unit,
            Together(student, dossier with { Version = 0 }, Pupil.Claim(ClaimKind.Number), Pupil.Answer()).Unit,
            Together(student, dossier with { Version = 7 }, Pupil.Claim(ClaimKind.Number), Pupil.Answer()).Unit,
            Together(student, dossier, taken.Claims[0].Key, Pupil.Answer()).Unit,
            Entering(closed, Together(student with { Columns = student.Columns with { School = closed } }, dossier, null, Pupil.Answer()).Unit),
        };
        var outcomes = new List<CommitOutcome>();
        foreach (var unit in units)
        {
            outcomes.Add(await Store.CommitAsync(unit, Token));
        }

        Assert.All(outcomes.Take(3), outcome => Assert.IsType<CommitOutcome.VersionConflict>(outcome));
        Assert.Equal(rival.Id, Assert.IsType<CommitOutcome.ClaimTaken>(outcomes[3]).Owner);
        Assert.IsType<CommitOutcome.SchoolClosed>(outcomes[4]);
        Stored.Same(student.Stored, await Store.FindStudentAsync(new StudentId(pupil.Id), Token));
        dossier.Is(await Cases.FindCaseAsync(dossier.Case, Token));
        Assert.Equal(2, (await Store.ReadEventsAsync(pupil.Id, 0, 10, Token)).Count);
        Assert.Single(await Store.ReadEventsAsync(dossier.Id, 0, 10, Token));
        foreach (var unit in units)
        {
            Assert.Null(await Store.FindAnswerAsync(unit.Answer!.Operation.Id, Token));
            foreach (var claim in unit.Claims)
            {
                Assert.NotEqual(pupil.Id, await Store.FindClaimAsync(claim.Key, Token));
            }
        }

        // Nothing of it stands in the way of what is right.
        await CommittedAsync(Together(student, dossier, units[0].Claims[0].Key, units[0].Answer!).Unit);
    }

    [Fact]
    public async Task Neighbours_of_a_refused_pair_are_committed()
    {
        var pupils = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => EnrolledAsync()));
        var pairs = pupils
            .Select((pupil, i) => Together(
                i % 3 == 1 ? pupil with { Version = 9 } : pupil,
                i % 3 == 2 ? Dossier.Of(pupil) with { Version = 3 } : Dossier.Of(pupil),
                Pupil.Claim(ClaimKind.Number),
                Pupil.Answer()))
            .ToList();
        var (alone, enrolled) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer());

        var outcomes = await Store.CommitManyAsync([.. pairs.Select(pair => pair.Unit), enrolled], Token);

        Assert.IsType<CommitOutcome.Committed>(outcomes[^1]);
        Stored.Same(alone.Stored, await Store.FindStudentAsync(new StudentId(alone.Id), Token));
        for (var i = 0; i < pairs.Count; i++)
        {
            var (student, dossier, unit) = pairs[i];
            var found = await Store.FindStudentAsync(new StudentId(student.Id), Token);
            Stored.Same(i % 3 == 0 ? student.Stored : pupils[i].Stored, found);
            Assert.Equal(i % 3 == 0, outcomes[i] is CommitOutcome.Committed);
            Assert.Equal(i % 3 == 0, await Cases.FindCaseAsync(dossier.Case, Token) is not null);
            Assert.Equal(i % 3 == 0, await Store.FindAnswerAsync(unit.Answer!.Operation.Id, Token) is not null);
            Assert.Equal(i % 3 == 0 ? student.Id : null, await Store.FindClaimAsync(unit.Claims[0].Key, Token));
        }
    }

    [Fact]
    public async Task Of_many_who_change_a_student_and_its_case_at_once_one_wins_each_round()
    {
        var pupil = await EnrolledAsync();
        var (student, dossier, opened) = Together(pupil, Dossier.Of(pupil), null, Pupil.Answer());
        await CommittedAsync(opened);
        for (var round = 0; round < 10; round++)
        {
            // Some of them would change only one of the two.
            var racers = Enumerable.Range(0, 12).Select(i => Racer(student, dossier, i % 3)).ToList();
            var outcomes = await Task.WhenAll(racers.Select(racer => Task.Run(() => Store.CommitAsync(racer.Unit, Token), Token)));

            var winners = racers.Where((_, i) => outcomes[i] is CommitOutcome.Committed).ToList();
            Assert.InRange(winners.Count, 1, 2);
            Assert.False(winners.Count == 2 && winners.Exists(winner => winner.Unit.Joined is not null));
            student = winners.Select(winner => winner.Student).MaxBy(next => next.Version)!;
            dossier = winners.Select(winner => winner.Case).MaxBy(next => next.Version)!;
            Stored.Same(student.Stored, await Store.FindStudentAsync(new StudentId(student.Id), Token));
            dossier.Is(await Cases.FindCaseAsync(dossier.Case, Token));
        }
    }

    private static (Pupil Student, Dossier Case, CommitUnit Unit) Together(Pupil pupil, Dossier dossier, ClaimKey? claim, AnswerWrite answer)
    {
        var (student, mine) = pupil.Change(
            claim is { } key ? [key] : [], answer, [new DeadlineWrite("student.remind", Pupil.Noon, 1)]);
        var (next, its) = dossier.Change(deadlines: [new DeadlineWrite("case.remind", Pupil.Noon, 1)]);
        return (student, next, mine with { Joined = new JoinedWrite((CaseWrite)its.Record, its.Events, its.Deadlines) });
    }

    private static (Pupil Student, Dossier Case, CommitUnit Unit) Racer(Pupil pupil, Dossier dossier, int kind)
    {
        if (kind == 0)
        {
            return Together(pupil, dossier, null, Pupil.Answer());
        }

        if (kind == 1)
        {
            var (student, mine) = pupil.Change(answer: Pupil.Answer());
            return (student, dossier, mine);
        }

        var (next, its) = dossier.Change(answer: Pupil.Answer());
        return (pupil, next, its);
    }

    private static CommitUnit Entering(SchoolCode school, CommitUnit unit) =>
        unit with { Record = (StudentWrite)unit.Record with { Enters = true, Columns = ((StudentWrite)unit.Record).Columns with { School = school } } };

    private async Task<Pupil> EnrolledAsync()
    {
        var (pupil, unit) = Pupil.New().Change();
        await CommittedAsync(unit);
        return pupil;
    }

    private async Task<SchoolCode> ClosedSchoolAsync()
    {
        var code = Schools.New();
        var authority = Schools.NewAuthority();
        await CommittedAsync(Schools.Open(code, authority));
        await CommittedAsync(Schools.Change(code, authority, 1, SchoolState.Closed));
        return code;
    }

    private async Task CommittedAsync(CommitUnit unit) => Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(unit, Token));
}
