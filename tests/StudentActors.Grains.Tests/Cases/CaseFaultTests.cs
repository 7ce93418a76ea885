using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Cases;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>A store that fails at every point of a case; afterwards every case has ended or is listed, and nothing was done twice.</summary>
public sealed class CaseFaultTests : RegistryCluster
{
    [Fact]
    public async Task A_start_that_breaks_off_at_any_commit_is_taken_up_by_its_deadline_or_by_the_same_request()
    {
        for (var commit = 0; commit < 3; commit++)
        {
            foreach (var after in new[] { false, true })
            {
                var transfer = await SampleTransfer.PrepareAsync(this);
                var operation = Operations.New();
                await FailingAsync(commit, after, () => transfer.StartAsync(operation));

                var view = await RetriedAsync(() => transfer.StartAsync(operation));

                Assert.Equal(CaseState.Open, view.State);
                Assert.Equal(view.Id, (await transfer.StudentNowAsync()).OpenCase!.Id);
            }
        }
    }

    [Fact]
    public async Task A_start_that_nobody_repeats_is_driven_on()
    {
        var transfer = await SampleTransfer.PrepareAsync(this);
        await FailingAsync(1, false, () => transfer.StartAsync());

        var open = await Eventually.HoldsAsync(
            this, async () => (await transfer.StudentNowAsync()).OpenCase, found => found is not null);
        await Eventually.HoldsAsync(this, () => transfer.ReadAsync(open!.Id), view => view.State == CaseState.Open);
    }

    [Fact]
    public async Task A_move_that_breaks_off_at_any_commit_is_finished_by_the_case_s_deadline()
    {
        for (var commit = 1; commit < 3; commit++)
        {
            foreach (var after in new[] { false, true })
            {
                var transfer = await SampleTransfer.PrepareAsync(this);
                var started = await transfer.StartedAsync();
                await transfer.ApprovedAsync(started.Id, transfer.Offices[0]);
                await transfer.ApprovedAsync(started.Id, transfer.Offices[1]);

                await FailingAsync(commit, after, () => transfer.DecideAsync(started.Id, transfer.Offices[2]));

                await Eventually.HoldsAsync(this, () => transfer.ReadAsync(started.Id), view => view.State == CaseState.Completed);
                Assert.Equal(transfer.To.Code, (await transfer.StudentNowAsync()).School);
                Assert.Equal((0, 1), (await transfer.From.StudentsAsync(), await transfer.To.StudentsAsync()));
            }
        }
    }

    [Fact]
    public async Task A_refusal_whose_student_could_not_be_told_tells_it_later()
    {
        var transfer = await SampleTransfer.PrepareAsync(this, capacity: 1);
        var started = await transfer.StartedAsync();

        await FailingAsync(1, false, () => transfer.DecideAsync(started.Id, transfer.Offices[0], "refuse", "材料不全"));
        await Eventually.HoldsAsync(this, async () => (await transfer.StudentNowAsync()).OpenCase is null, free => free);

        // The school hears of it after the student.
        await Eventually.HoldsAsync(this, () => transfer.To.EnrolAsync(transfer.To.NewChild()), answer => answer.Refusal is null);
    }

    [Fact]
    public async Task Through_a_storm_of_failures_every_transfer_ends_or_is_open_and_nothing_is_done_twice()
    {
        var receiving = await SampleSchool.OpenAsync(this, capacity: 8, authority: "530102");
        var transfers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => SampleTransfer.PrepareAsync(this, receiving: receiving)));
        Store.Chances = (0.15, 0.15);
        await Task.WhenAll(transfers.Select((transfer, i) => RunAsync(transfer, i)));
        Store.Chances = default;

        // Until no act is pending any more.
        await Eventually.HoldsAsync(
            this,
            async () => (await Cases.ListCasesAsync(new CaseQuery(null, false, null, 500), default))
                .Count(row => row.Columns.State != CaseState.Open),
            pending => pending == 0);

        Assert.Empty(await FindViolationsAsync());
        Assert.Empty((await Inspection.FollowChainsAsync(null, default)).Broken);
        var held = (await Cases.CountHeldPlacesAsync(receiving.Code, default)).Sum(count => count.Count);
        var seated = (await Store.CountSchoolAsync(receiving.Code, default)).Sum(count => count.Count);
        Assert.InRange(held + seated, 0, 8);
        Assert.Equal(seated, await receiving.StudentsAsync());
        foreach (var transfer in transfers)
        {
            var student = await transfer.StudentNowAsync();
            Assert.Equal(student.School == transfer.To.Code ? 0 : 1, await transfer.From.StudentsAsync());
            Assert.Equal(student.School == transfer.To.Code ? 1 : 0, await MovesAsync(transfer));
        }
    }

    private static async Task RunAsync(SampleTransfer transfer, int i)
    {
        var operation = Operations.New();
        var started = await TriedAsync(() => transfer.StartAsync(operation));
        if (started?.Value is not { } view)
        {
            return;
        }

        // Some are refused, some are left lying, most go on.
        foreach (var office in transfer.Offices.Take(i % 5 == 0 ? 1 : 3))
        {
            var decision = Operations.New();
            await TriedAsync(() => i % 4 == 1
                ? transfer.DecideAsync(view.Id, office, "refuse", "班额已满", decision)
                : transfer.DecideAsync(view.Id, office, operation: decision));
        }
    }

    private static async Task<Answer<CaseView>?> TriedAsync(Func<Task<Answer<CaseView>>> call)
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            try
            {
                return await call();
            }
            catch (RegistryUnavailableException)
            {
            }
        }

        return null;
    }

    private async Task<int> MovesAsync(SampleTransfer transfer) =>
        (await Store.ReadEventsAsync(transfer.Student.Id.Guid, 0, 100, default)).Count(stored => stored.Event.Kind == "student.transferred");

    private async Task FailingAsync(int commit, bool after, Func<Task<Answer<CaseView>>> call)
    {
        Store.FailCommit(commit, after);
        try
        {
            await call();
        }
        catch (RegistryUnavailableException)
        {
        }
    }

    private static async Task<CaseView> RetriedAsync(Func<Task<Answer<CaseView>>> call)
    {
        var answer = await call();
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }
}
