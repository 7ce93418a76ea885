using Orleans.Hosting;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Cases;
using StudentActors.Domain.StatusChanges;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>A store that fails at every point of a case; afterwards every case has ended or is listed, and nothing was done twice.</summary>
public sealed class CaseFaultTests : RegistryCluster
{
    private volatile bool _deaf;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_start_of_which_nobody_heard_is_answered_by_the_same_request(bool after)
    {
        var transfer = await SampleTransfer.PrepareAsync(this);
        var operation = Operations.New();
        await FailingAsync(0, after, () => transfer.StartAsync(operation));

        // There is a case exactly if its student is locked for it.
        var rows = await Cases.ListCasesAsync(new CaseQuery(null, false, null, 10), default);
        Assert.Equal(after ? 1 : 0, rows.Count);
        Assert.Equal(after, (await transfer.StudentNowAsync()).OpenCase is not null);
        var view = await RetriedAsync(() => transfer.StartAsync(operation));

        Assert.Equal(CaseState.Open, view.State);
        Assert.Equal(view.Id, (await transfer.StudentNowAsync()).OpenCase!.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_move_of_which_nobody_heard_is_answered_by_the_same_request(bool after)
    {
        var transfer = await SampleTransfer.PrepareAsync(this);
        var started = await transfer.StartedAsync();
        await transfer.ApprovedAsync(started.Id, transfer.Offices[0]);
        await transfer.ApprovedAsync(started.Id, transfer.Offices[1]);
        var operation = Operations.New();
        await FailingAsync(0, after, () => transfer.DecideAsync(started.Id, transfer.Offices[2], operation: operation));

        Assert.Equal(after ? transfer.To.Code : transfer.From.Code, (await transfer.StudentNowAsync()).School);
        var view = await RetriedAsync(() => transfer.DecideAsync(started.Id, transfer.Offices[2], operation: operation));

        Assert.Equal(CaseState.Completed, view.State);
        Assert.Equal(transfer.To.Code, (await transfer.StudentNowAsync()).School);
        await Eventually.HoldsAsync(
            this, async () => (await transfer.From.StudentsAsync(), await transfer.To.StudentsAsync()), counts => counts == (0, 1));
    }

    [Fact]
    public async Task A_move_that_the_schools_could_not_be_told_of_tells_them_later()
    {
        var transfer = await SampleTransfer.PrepareAsync(this);
        var started = await transfer.StartedAsync();
        await transfer.ApprovedAsync(started.Id, transfer.Offices[0]);
        await transfer.ApprovedAsync(started.Id, transfer.Offices[1]);
        Assert.Equal(1, await transfer.From.StudentsAsync());

        _deaf = true;
        Assert.Equal(CaseState.Completed, (await transfer.ApprovedAsync(started.Id, transfer.Offices[2])).State);
        Assert.Equal(1, await transfer.From.StudentsAsync());
        _deaf = false;

        await Eventually.HoldsAsync(
            this, async () => (await transfer.From.StudentsAsync(), await transfer.To.StudentsAsync()), counts => counts == (0, 1));
    }

    [Fact]
    public async Task A_refusal_that_the_school_could_not_be_told_of_frees_its_place_later()
    {
        var transfer = await SampleTransfer.PrepareAsync(this, capacity: 1);
        var started = await transfer.StartedAsync();

        _deaf = true;
        Assert.Null((await transfer.DecideAsync(started.Id, transfer.Offices[0], "refuse", "材料不全")).Refusal);
        Assert.Null((await transfer.StudentNowAsync()).OpenCase);
        Assert.NotNull((await transfer.To.EnrolAsync(transfer.To.NewChild())).Refusal);
        _deaf = false;

        await Eventually.HoldsAsync(this, () => transfer.To.EnrolAsync(transfer.To.NewChild()), answer => answer.Refusal is null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_of_key_data_that_breaks_off_after_the_decision_is_finished_by_its_deadline(bool after)
    {
        var sample = await SampleCase.PrepareAsync(this);
        var started = await sample.StartedAsync(sample.Form("keyDataChange") with { KeyData = new KeyDataForm("测试新名", null, null, null) });
        await sample.AttachAsync(started.Id);

        // The decision is one commit, since the register is asked before the other.
        await FailingAsync(1, after, () => sample.Grain(started.Id).Decide(
            new DecideCase(sample.Officer, Operations.New(), new CaseDecision("approve", null)), default));

        await Eventually.HoldsAsync(this, sample.StudentNowAsync, student => student is { Name: "测试新名", OpenCase: null });
        Assert.Empty(await FindViolationsAsync());
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

        // A school that was told of nothing, because nobody knew whether it had happened, hears of it later.
        await Eventually.HoldsAsync(this, receiving.StudentsAsync, students => students == seated);
        foreach (var transfer in transfers)
        {
            var moved = (await transfer.StudentNowAsync()).School == transfer.To.Code;
            await Eventually.HoldsAsync(this, transfer.From.StudentsAsync, students => students == (moved ? 0 : 1));
            Assert.Equal(moved ? 1 : 0, await MovesAsync(transfer));
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

    // Schools that hear nothing of their cases for a while.
    protected override void Configure(ISiloBuilder silo) => silo.AddIncomingGrainCallFilter(async context =>
    {
        if (_deaf && context.InterfaceMethod.DeclaringType == typeof(ISchoolPlaces))
        {
            throw new TimeoutException();
        }

        await context.Invoke();
    });
}
