using CsCheck;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Tests.Cases;

/// <summary>Random commands and clock jumps: whatever happens, no case is lost, done twice or decided by silence.</summary>
public sealed class CaseModelTests
{
    private static readonly Gen<Command> Commands = Gen.Frequency(
        (3, Gen.Int[0, 9].Select(school => Do($"transfer {school}", world => world.Transfer(school)))),
        (2, Gen.Int[0, 9].Select(school => Do($"continue {school}", world => world.Continue(school)))),
        (2, Gen.Int[0, 9].Select(school => Do($"ask elsewhere {school}", world => world.AskElsewhere(school)))),
        (3, Gen.Select(Gen.Int[0, 9], Gen.Bool, (school, moves) => Do($"attend {school} {moves}", world => world.Attend(school, moves)))),
        (2, Gen.Const(Do("graduate", world => world.Graduate()))),
        (1, Gen.Const(Do("suspend", world => world.Suspend()))),
        (1, Gen.Const(Do("resume", world => world.Resume()))),
        (8, Gen.Int[0, 9].Select(index => Do($"drive {index}", world => world.Drive(index)))),
        (8, Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9], (index, office, mood) => Do(
            $"decide {index} {office} {mood}", world => DecidedByItsHolderOnly(world, index, office, approve: mood > 0)))),
        (1, Gen.Int[0, 9].Select(index => Do($"withdraw {index}", world => world.Withdraw(index)))),
        (1, Gen.Int[2026, 2028].Select(year => Do($"load {year}", world => world.LoadYear(year)))),
        (3, Gen.Int[0, 60].Select(days => Do($"wait {days}", world => SilenceDecidesNothing(world, TimeSpan.FromDays(days))))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Invariants_hold_after_every_command(bool finalGrade) => Commands.Array[1, 60].Sample(
        commands =>
        {
            var world = new CaseWorld(finalGrade);
            foreach (var command in commands)
            {
                var before = world.Cases.ToArray();
                command.Run(world);
                CheckInvariants(world);
                CheckNothingIsUndone(before, world);
            }

            CheckEnd(world);
        },
        iter: 1_000);

    private static Command Do(string name, Action<CaseWorld> act) => new(name, act);

    private static void CheckInvariants(CaseWorld world)
    {
        var student = world.Student;

        // A case whose effect the student has but that has not heard of it yet stands in nobody's way.
        Assert.True(world.Cases.Count(record => record.State is CaseState.Open or CaseState.Applying
            && StudentCases.StateOf(student, record.Id) != StudentCaseState.Applied) <= 1);
        Assert.All(world.Cases, record =>
        {
            Assert.Equal(record.State.IsOpen() || !record.Released, world.DeadlinesOf(record).Count > 0);
            Assert.Equal(record.State == CaseState.Open, record.Holder is not null);
            Assert.True(record.Steps.Count(step => step.State == StepState.Open) <= 1);
            Assert.All(record.Steps, step => Assert.Equal(
                step.State is StepState.Approved or StepState.Refused, step.DecidedBy is not null && step.DecidedAt is not null));
            if (record.State == CaseState.Open)
            {
                Assert.Equal(record.Id, student.OpenCase?.Id);
            }
        });
        if (student.OpenCase is { } open)
        {
            Assert.Contains(world.Cases, record => record.Id == open.Id && !record.Released);
        }

        // Each move is in the record exactly once, also while its case has not yet heard of it.
        var moved = world.Cases.Count(record => record.Type.IsMove() && record.Effect is not SpecialEducationEffect { RecordMoves: false }
            && (record.State == CaseState.Completed
                || (record.State == CaseState.Applying && StudentCases.StateOf(student, record.Id) == StudentCaseState.Applied)));
        Assert.Equal(moved, student.FormerPlaces.Count);
        Assert.Equal(student.Status == StudentStatus.Suspended, student.Suspension is not null);
        Assert.True(student.StudiesAt is not { } site || (student.Status.IsLive() && site.Place.School != student.Place.School));
        Assert.DoesNotContain(
            world.Cases.Where((record, index) => record.Type == CaseType.StudyElsewhere && world.Histories[index].OfType<CaseStarted>().Any())
                .GroupBy(record => record.Starter),
            asked => asked.Count() > 1);
    }

    // An ended case stays as it ended, and a decided step stays decided.
    private static void CheckNothingIsUndone(CaseRecord[] before, CaseWorld world)
    {
        foreach (var (then, now) in before.Zip(world.Cases))
        {
            Assert.True(then.State.IsOpen() || then.State == now.State);
            Assert.All(then.Steps.Zip(now.Steps), pair => Assert.True(
                pair.First.DecidedBy is null || (pair.First.DecidedAt, pair.First.State) == (pair.Second.DecidedAt, pair.Second.State)));
        }
    }

    // When time runs on, everything ends or is overdue, known up to the nation, and still ticking.
    private static void CheckEnd(CaseWorld world)
    {
        world.Wait(TimeSpan.FromDays(200));
        Assert.All(world.Cases, record =>
        {
            Assert.True(record.State == CaseState.Open || record.Released, $"{record.State} is stuck");
            if (record.Holder is { } step)
            {
                Assert.True(step.Overdue);
                Assert.Equal("000000", step.EscalatedTo[^1].Value);
            }
        });
        Assert.All(world.Histories.Zip(world.Cases), pair =>
        {
            var replayed = pair.First.Aggregate((CaseRecord?)null, CaseRecord.Apply)!;
            Assert.Equal(pair.First.Length, replayed.Version);
            Assert.Equal(pair.Second.State, replayed.State);
        });
    }

    private static void SilenceDecidesNothing(CaseWorld world, TimeSpan time)
    {
        var before = world.Cases.Select(record => record.Steps.Count(step => step.DecidedBy is not null)).ToArray();

        world.Wait(time);

        Assert.Equal(before, world.Cases.Select(record => record.Steps.Count(step => step.DecidedBy is not null)));
    }

    // The model: whoever is first in the row of offices that have not decided, while the student is locked and the case runs.
    private static void DecidedByItsHolderOnly(CaseWorld world, int index, int office, bool approve)
    {
        if (world.Decide(index, office, approve) is not var (before, caller, accepted))
        {
            return;
        }

        var next = before.Steps.FirstOrDefault(step => step.DecidedBy is null);
        Assert.Equal(before.State == CaseState.Open && next?.Office == caller.Office, accepted);
        var after = world.Cases.Single(record => record.Id == before.Id);
        var expected = !accepted ? before.State
            : !approve ? CaseState.Refused
            : next == before.Steps[^1] ? CaseState.Applying
            : CaseState.Open;
        Assert.Equal(expected, after.State);
    }

    /// <summary>Gives a command a name in a report of a failure.</summary>
    private sealed record Command(string Name, Action<CaseWorld> Act)
    {
        public void Run(CaseWorld world) => Act(world);

        public override string ToString() => Name;
    }
}
