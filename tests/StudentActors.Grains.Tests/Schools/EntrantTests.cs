using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

/// <summary>On a cluster of its own, because its clock runs for months.</summary>
public sealed class EntrantTests : RegistryCluster
{
    [Fact]
    public async Task A_school_is_warned_and_then_listed_until_its_last_entrant_has_a_record()
    {
        var school = await SampleSchool.OpenAsync(this, authority: "340103");
        var announced = await AnnounceAsync(school, 3);
        Assert.Equal((EntrantState.Announced, 0, 3, new DateOnly(2026, 11, 1)),
            (announced.State, announced.Recorded, announced.Missing, announced.DueDate));
        await school.EnrolledAsync();

        Time.Advance(TimeSpan.FromDays(21));
        var warned = await Eventually.HoldsAsync(this, () => ReadAsync(school), stage => stage.WarnedAfterDays == 30);
        Assert.Equal((1, 2), (warned.Recorded, warned.Missing));
        Time.Advance(TimeSpan.FromDays(25));
        await Eventually.HoldsAsync(this, () => ReadAsync(school), stage => stage.WarnedAfterDays == 55);
        var duty = Assert.Single(await DutiesAsync(school), duty => duty.Kind == DutyKind.Records);
        Assert.Equal(("primary-2026", false, 2), (duty.About, duty.Overdue, duty.Missing!.Value));
        Assert.Empty((await MissingAsync("000000")).Items);

        Time.Advance(TimeSpan.FromDays(7));
        var missing = await Eventually.HoldsAsync(this, () => MissingAsync("340100"), page => page.Items.Length > 0);
        await school.EnrolledAsync();
        missing = await Eventually.HoldsAsync(this, () => MissingAsync("340100"), page => page.Items[0].Stages[0].Missing == 1);
        var row = Assert.Single(missing.Items);
        Assert.Equal((school.Code, "340103", 3, 2026), (row.School, row.Authority.Value, Assert.Single(row.Stages).Children, row.Stages[0].EntryYear));
        Assert.Empty((await MissingAsync("340104")).Items);
        Assert.True(Assert.Single(await DutiesAsync(school, overdueOnly: true), owed => owed.Kind == DutyKind.Records).Overdue);
        Assert.Equal(
            RuleBook.OfficeNotAllowed,
            (await Region("340100").ReadMissingRecords(new ReadMissingRecords(Staff.Of(Role.Officer, "530000"), null, 10), default)).Refusal!.Rule);

        await school.EnrolledAsync();
        await Eventually.HoldsAsync(this, () => ReadAsync(school), stage => stage.State == EntrantState.Complete);
        Assert.Empty((await MissingAsync("000000")).Items);
        Assert.DoesNotContain(await DutiesAsync(school), owed => owed.Kind == DutyKind.Records);
        Assert.Empty(await FindViolationsAsync());
    }

    [Fact]
    public async Task Announcing_again_changes_the_number_and_only_that()
    {
        var school = await SampleSchool.OpenAsync(this);
        await AnnounceAsync(school, 2);
        await school.EnrolledAsync();
        var version = await VersionAsync(school);

        await AnnounceAsync(school, 2);
        Assert.Equal(version, await VersionAsync(school));

        // With one child less all have a record, and nothing is owed any more.
        Assert.Equal(EntrantState.Complete, (await AnnounceAsync(school, 1)).State);
        Assert.Equal(version + 2, await VersionAsync(school));
        Time.Advance(TimeSpan.FromDays(70));
        Assert.Equal(EntrantState.Complete, (await ReadAsync(school)).State);

        // One more after the two months is a violation at once.
        Assert.Equal(EntrantState.Announced, (await AnnounceAsync(school, 2)).State);
        await Eventually.HoldsAsync(this, () => ReadAsync(school), stage => stage.State == EntrantState.Missing);
        Assert.Single((await MissingAsync("340102")).Items);
    }

    [Fact]
    public async Task Strangers_announce_nothing()
    {
        var school = await SampleSchool.OpenAsync(this);

        Assert.Equal(RuleBook.OfficeNotAllowed, (await SendAsync(school, 1, Staff.Officer(AuthorityCode.Parse("530102")))).Refusal!.Rule);
        Assert.Equal(RuleBook.RoleNotAllowed, (await SendAsync(school, 1, Staff.Of(Role.Auditor, "340102"))).Refusal!.Rule);
        Assert.Equal(RuleBook.EntrantsChildren, (await SendAsync(school, -1)).Refusal!.Rule);
        Assert.Equal(RuleBook.EntrantsYear, (await school.Grain.ReadEntrants(Staff.NationalOperator, "26", default)).Refusal!.Rule);

        Assert.Empty((await school.Grain.ReadEntrants(Staff.NationalOperator, "2026", default)).Value!.Stages);
    }

    private static Task<Answer<EntrantsView>> SendAsync(SampleSchool school, int children, Caller? caller = null) =>
        school.Grain.AnnounceEntrants(
            new AnnounceEntrants(caller ?? Staff.Registrar(school.Code), "2026", [new EntrantStageForm("primary", children, "2026-09-01")]), default);

    private static async Task<EntrantStageView> AnnounceAsync(SampleSchool school, int children) =>
        Assert.Single((await SendAsync(school, children)).Value!.Stages);

    private static async Task<EntrantStageView> ReadAsync(SampleSchool school) =>
        Assert.Single((await school.Grain.ReadEntrants(Staff.NationalOperator, "2026", default)).Value!.Stages);

    private static async Task<int> VersionAsync(SampleSchool school) => (await school.Grain.Read(Staff.NationalOperator, default)).Value!.Version;

    private async Task<IEnumerable<DutyView>> DutiesAsync(SampleSchool school, bool overdueOnly = false) =>
        (await Grains.GetGrain<ICaseDeskGrain>(0).ReadTasks(new ReadTasks(Staff.Registrar(school.Code), overdueOnly, null, 10), default)).Value!.Duties;

    private async Task<MissingRecordsPage> MissingAsync(string region) =>
        (await Region(region).ReadMissingRecords(new ReadMissingRecords(Staff.NationalOperator, null, 50), default)).Value!;

    private IRegionGrain Region(string code) => Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(code)));
}
