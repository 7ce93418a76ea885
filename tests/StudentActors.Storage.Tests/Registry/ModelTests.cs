using CsCheck;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Students;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Whatever units come in whatever groups, the store says and holds what a simple model says.</summary>
public abstract class ModelTests(RegistryDatabase database)
{
    private const int Rounds = 40;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Small ranges, so that units meet: a few pupils, claims and operations.
    private static readonly Gen<Step> Steps =
        Gen.Select(
            Gen.Int[0, 7], Gen.Int[-1, 1], Gen.Int[1, 3], Gen.Int[0, 9].Array[0, 3], Gen.Int[-2, 11], Gen.Int[0, 3],
            (pupil, drift, events, claims, operation, place) => new Step(pupil, drift, events, claims, operation, place));

    [Fact]
    public async Task Random_units_end_as_in_the_model_and_all_reads_agree()
    {
        await Steps.Array[1, 12].Array[1, 12].SampleAsync(PlayAsync, iter: Rounds, threads: 1);
    }

    private async Task PlayAsync(Step[][] groups)
    {
        var model = new RegistryModel();
        var after = await Feed.EndAsync(database.Store, Token);
        foreach (var group in groups)
        {
            var units = new List<CommitUnit>();
            var expected = new List<CommitOutcome>();
            foreach (var step in group)
            {
                units.Add(model.Unit(step));
                expected.Add(model.Commit(units[^1]));
            }

            var outcomes = await InOrderAsync(units);
            Assert.Equal(expected.Select(RegistryModel.Text), outcomes.Select(RegistryModel.Text));
        }

        await SameAsync(model, after);
    }

    // A store with several writers promises no order among different records, so each unit waits for the one before; the units of a
    // group that nothing connects go together.
    private async Task<List<CommitOutcome>> InOrderAsync(List<CommitUnit> units)
    {
        var outcomes = new List<CommitOutcome>();
        var together = new List<CommitUnit>();
        foreach (var unit in units)
        {
            if (together.Any(other => Meet(unit, other)))
                await FlushAsync();
            together.Add(unit);
        }

        await FlushAsync();
        return outcomes;

        async Task FlushAsync()
        {
            outcomes.AddRange(await database.Store.CommitManyAsync([.. together], Token));
            together.Clear();
        }
    }

    private static bool Meet(CommitUnit one, CommitUnit other) =>
        one.Record.Id == other.Record.Id
        || (one.Answer is { } answer && answer.Operation.Id == other.Answer?.Operation.Id)
        || one.Claims.Any(claim => other.Claims.Contains(claim));

    private async Task SameAsync(RegistryModel model, ChangePosition? after)
    {
        var store = database.Store;
        foreach (var pupil in model.AllPupils)
        {
            var found = await store.FindStudentAsync(new StudentId(pupil.Id), Token);
            if (pupil.Version == 0)
                Assert.Null(found);
            else
                Stored.Same(pupil.Stored, found);
            Stored.Chained(pupil, await store.ReadEventsAsync(pupil.Id, 0, 1_000, Token));
        }

        foreach (var claim in model.AllClaims)
            Assert.Equal(model.OwnerOf(claim), await store.FindClaimAsync(claim, Token));
        foreach (var operation in model.AllOperations)
            Assert.Equal(model.RecordOf(operation), (await store.FindAnswerAsync(operation, Token))?.Record);
        foreach (var school in model.AllSchools)
        {
            var pupils = model.AllPupils.Where(pupil => pupil.Version > 0 && pupil.Columns.School == school).ToList();
            Assert.Equal(
                pupils.Select(pupil => pupil.Id).ToHashSet(),
                (await store.ReadRosterAsync(new RosterQuery(school, null, null, null, 100), Token)).Select(student => student.Id.Guid).ToHashSet());
            Assert.Equal(pupils.Count, (await store.CountSchoolAsync(school, Token)).Sum(count => count.Count));
        }

        var heard = await Feed.ReadAsync(store, new ChangeQuery(after, [], Office.Nation, 50), Token);
        Assert.Equal(
            model.AllPupils.SelectMany(pupil => Enumerable.Range(1, pupil.Version).Select(sequence => (pupil.Id, sequence))).ToHashSet(),
            heard.Where(change => model.AllPupils.Any(pupil => pupil.Id == change.Record)).Select(change => (change.Record, change.Sequence)).ToHashSet());
    }
}
