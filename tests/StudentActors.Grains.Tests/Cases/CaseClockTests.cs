using System.Collections.Immutable;
using StudentActors.Contracts;
using StudentActors.Contracts.Calendar;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>What happens while nobody acts. The clock begins on Thursday, 10 September 2026; every test has a cluster of its own.</summary>
public sealed class CaseClockTests : RegistryCluster
{
    private static readonly AuthorityCode Wuhua = AuthorityCode.Parse("530102");
    private static readonly AuthorityCode Kunming = AuthorityCode.Parse("530100");
    private static readonly AuthorityCode Yunnan = AuthorityCode.Parse("530000");

    [Fact]
    public async Task A_late_step_is_reminded_overdue_escalated_and_then_decided_all_the_same()
    {
        var transfer = await SampleTransfer.PrepareAsync(this);
        var started = await transfer.StartedAsync();

        // Ten working days: Sunday the 20th is worked for the day of the festival, Friday the 25th.
        Assert.Equal(new DateOnly(2026, 9, 23), started.Steps[1].DueDate);
        AdvanceTo(2026, 9, 23);
        await Eventually.HoldsAsync(this, () => EventsAsync(started.Id), kinds => kinds.Contains(StepReminded.KindName));
        Assert.False((await transfer.ReadAsync(started.Id)).Steps[1].Overdue);

        AdvanceTo(2026, 9, 24);
        var overdue = await Eventually.HoldsAsync(this, () => transfer.ReadAsync(started.Id), view => view.Steps[1].Overdue);
        Assert.Equal(CaseState.Open, overdue.State);
        Assert.Equal([Kunming], overdue.Steps[1].EscalatedTo);
        await Eventually.HoldsAsync(this, () => OverdueAsync(Kunming), table => table.Overdue == 1);

        // Another five working days, with the National Day between.
        AdvanceTo(2026, 10, 12);
        await Eventually.HoldsAsync(this, () => transfer.ReadAsync(started.Id), view => view.Steps[1].EscalatedTo.Length >= 2);
        var table = await Eventually.HoldsAsync(this, () => OverdueAsync(AuthorityCode.Nation), found => found.Overdue == 1);
        Assert.Equal((Yunnan, 1L, new DateOnly(2026, 9, 23)), (table.Regions[0].Region, table.Regions[0].Overdue, table.Oldest!.Value));
        Assert.Equal((CaseType.Transfer, CaseParty.ReceivingAuthority), (table.Parties[0].Type, table.Parties[0].Party));

        var desk = Grains.GetGrain<ICaseDeskGrain>(0);
        var tasks = (await desk.ReadTasks(new ReadTasks(Staff.Officer(Yunnan), true, null, 10), default)).Value!;
        Assert.Equal(started.Id, Assert.Single(tasks.Items).Case);

        foreach (var office in transfer.Offices)
        {
            await transfer.ApprovedAsync(started.Id, office);
        }

        Assert.Equal(transfer.To.Code, (await transfer.StudentNowAsync()).School);
        await Eventually.HoldsAsync(this, () => OverdueAsync(AuthorityCode.Nation), found => found.Overdue == 0 && found.Open == 0);
        Assert.Empty(await FindViolationsAsync());
    }

    [Fact]
    public async Task A_paper_file_that_is_not_handed_over_in_a_month_is_listed_until_it_is()
    {
        var transfer = await SampleTransfer.PrepareAsync(this);
        var moved = await transfer.CompletedAsync();
        Assert.Equal((new DateOnly(2026, 10, 10), false), (moved.PaperFile!.DueDate, moved.PaperFile.Overdue));

        AdvanceTo(2026, 10, 11);
        var table = await Eventually.HoldsAsync(this, () => OverdueAsync(transfer.From.Authority), found => found.Overdue == 1);
        var (party, sender) = (Assert.Single(table.Parties), Staff.Registrar(transfer.From.Code));
        Assert.Equal((CaseParty.FileSender, new DateOnly(2026, 10, 10)), (party.Party, party.Oldest!.Value));
        foreach (var office in new[] { sender, Staff.Officer(transfer.From.Authority) })
        {
            var tasks = (await Grains.GetGrain<ICaseDeskGrain>(0).ReadTasks(new ReadTasks(office, true, null, 10), default)).Value!;
            Assert.Equal((moved.Id, new DateOnly(2026, 10, 10)), (Assert.Single(tasks.Items).Case, tasks.Items[0].DueDate));
        }

        var command = new HandOverFile(sender, Operations.New(), "2026-10-11");
        var handed = await transfer.Grain(moved.Id).HandOverFile(command, default);
        var again = await transfer.Grain(moved.Id).HandOverFile(command, default);

        Assert.Equal((true, new DateOnly(2026, 10, 11)), (handed.Value!.PaperFile!.Overdue, handed.Value.PaperFile.HandedOverOn!.Value));
        Assert.True(again.Replayed);
        await Eventually.HoldsAsync(this, () => OverdueAsync(transfer.From.Authority), found => found.Open == 0);
        Assert.Equal(RuleBook.FileSendingSchool, (await transfer.Grain(moved.Id).HandOverFile(
            new HandOverFile(Staff.Registrar(transfer.To.Code), Operations.New(), "2026-10-11"), default)).Refusal!.Rule);
        Assert.Empty(await FindViolationsAsync());
    }

    [Fact]
    public async Task A_case_that_nobody_ever_decides_stays_listed_and_goes_up_to_the_nation()
    {
        var transfer = await SampleTransfer.PrepareAsync(this);
        var started = await transfer.StartedAsync();

        for (var month = 0; month < 4; month++)
        {
            Time.Advance(TimeSpan.FromDays(30));
            await Eventually.HoldsAsync(this, () => OverdueAsync(Wuhua), table => table.AsOf > Time.GetUtcNow().AddMinutes(-1));
        }

        var view = await Eventually.HoldsAsync(this, () => transfer.ReadAsync(started.Id), found => found.Steps[1].EscalatedTo.Length == 3);

        Assert.Equal([Kunming, Yunnan, AuthorityCode.Nation], view.Steps[1].EscalatedTo);
        Assert.Equal(CaseState.Open, view.State);
        await Eventually.HoldsAsync(this, () => OverdueAsync(Wuhua), table => table.Overdue == 1);
        Assert.Empty(await FindViolationsAsync());
    }

    [Fact]
    public async Task A_year_that_is_announced_later_moves_the_due_dates_that_stand_on_it()
    {
        AdvanceTo(2026, 12, 28);
        var transfer = await SampleTransfer.PrepareAsync(this);
        var started = await transfer.StartedAsync();
        Assert.Equal((new DateOnly(2027, 1, 11), true), (started.Steps[1].DueDate!.Value, started.Steps[1].Provisional));
        var calendar = Grains.GetGrain<ICalendarGrain>(0);
        var year = new WorkingYearForm(2027, ["2027-01-01/2027-01-03", "2027-01-06"], []);

        var refused = await calendar.Load(Staff.Officer(Yunnan), year, default);
        var loaded = await calendar.Load(Staff.NationalOperator, year, default);

        Assert.Equal(RuleBook.RoleNotAllowed, refused.Refusal!.Rule);
        Assert.Equal([2025, 2026, 2027], loaded.Value!.Years.Select(known => known.Year));
        var moved = await Eventually.HoldsAsync(this, () => transfer.ReadAsync(started.Id), view => !view.Steps[1].Provisional);
        Assert.Equal(new DateOnly(2027, 1, 13), moved.Steps[1].DueDate);
        Assert.False(moved.Steps[1].Overdue);
    }

    private void AdvanceTo(int year, int month, int day)
    {
        var then = ChinaTime.StartOf(new DateOnly(year, month, day)) + TimeSpan.FromMinutes(1);
        Time.Advance(then - Time.GetUtcNow());
    }

    private async Task<OverdueView> OverdueAsync(AuthorityCode region) =>
        (await Grains.GetGrain<IRegionGrain>(GrainKeys.Region(region)).ReadOverdue(Staff.NationalOperator, default)).Value!;

    private async Task<ImmutableHashSet<string>> EventsAsync(CaseId id) =>
        [.. (await Store.ReadEventsAsync(id.Guid, 0, 100, default)).Select(stored => stored.Event.Kind)];
}
