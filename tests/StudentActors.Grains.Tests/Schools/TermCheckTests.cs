using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.TermChecks;
using StudentActors.Grains.Tests.Cases;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

/// <summary>On a cluster of its own, because its clock runs for months.</summary>
public sealed class TermCheckTests : RegistryCluster
{
    // From 10 September to 1 February.
    private static readonly TimeSpan RestOfTerm = TimeSpan.FromDays(144);

    [Fact]
    public async Task A_school_that_lets_a_term_end_is_listed_until_it_checks_its_rolls()
    {
        var (silent, diligent) = (await SampleSchool.OpenAsync(this, authority: "340103"), await SampleSchool.OpenAsync(this, authority: "340104"));
        await diligent.EnrolledAsync();
        Assert.Equal(
            (TermCheckState.Due, new DateOnly(2027, 1, 31)),
            ((await ReadAsync(silent, "2026-autumn")).State, (await ReadAsync(silent, "2026-autumn")).DueDate));
        var duty = Assert.Single((await silent.Grain.ReadDuties(Staff.Registrar(silent.Code), default)).Value!.Items);
        Assert.Equal((DutyKind.TermCheck, "2026-autumn", false), (duty.Kind, duty.About, duty.Overdue));

        var check = (await CheckAsync(diligent, 1)).Value!;
        Assert.Equal((TermCheckState.Verified, 1, true), (check.State, check.Recorded!.Value, check.Matches!.Value));
        var version = (await diligent.Grain.Read(Staff.NationalOperator, default)).Value!.Version;
        await CheckAsync(diligent, 1);
        Assert.Equal(version, (await diligent.Grain.Read(Staff.NationalOperator, default)).Value!.Version);

        Time.Advance(RestOfTerm);
        var page = await Eventually.HoldsAsync(this, () => UnverifiedAsync("340100"), unverified => unverified.Items.Length > 0);
        var row = Assert.Single(page.Items);
        Assert.Equal((silent.Code, "340103", "2026-autumn"), (row.School, row.Authority.Value, Assert.Single(row.Terms)));
        Assert.Empty((await UnverifiedAsync("340104")).Items);
        Assert.Equal(TermCheckState.Unverified, (await ReadAsync(silent, "2026-autumn")).State);
        Assert.Equal(
            RuleBook.OfficeNotAllowed,
            (await Region("340100").ReadUnverified(new ReadUnverified(Staff.Of(Role.Officer, "530000"), null, 10), default)).Refusal!.Rule);

        Assert.Equal(RuleBook.TermCheckCurrent, (await CheckAsync(silent, 0)).Refusal!.Rule);
        Assert.Equal(TermCheckState.Verified, (await CheckAsync(silent, 0, "2027-spring")).Value!.State);
        Assert.Empty((await UnverifiedAsync("000000")).Items);
        Assert.Empty(await FindViolationsAsync());
    }

    [Fact]
    public async Task An_unverified_school_starts_no_cases_where_its_region_blocks_them()
    {
        var prepared = await SampleCase.PrepareAsync(this);
        var transfer = await SampleTransfer.PrepareAsync(this, "530102", receiving: prepared.School);
        var operation = Operations.New();
        var before = await prepared.StartAsync(Suspension(prepared, "2026-09-11"), operation);
        Assert.Null(before.Refusal);
        await prepared.Grain(before.Value!.Id).Withdraw(new WithdrawCase(prepared.Registrar, Operations.New(), null), default);
        Time.Advance(RestOfTerm);
        await Eventually.HoldsAsync(this, () => UnverifiedAsync("340102"), unverified => unverified.Items.Length > 0);

        // Off where nothing is set.
        Assert.Null((await WithdrawnAsync(prepared, await prepared.StartAsync(Suspension(prepared, "2027-02-01")))).Refusal);

        var set = await Region("340100").SetPolicy(
            new SetPolicy(Staff.NationalOperator, 0, new PolicySettings { Cases = new CasePolicy { TermCheckBlockDays = 0 } }), default);
        Assert.Null(set.Refusal);
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(RuleBook.TermCheckUnverified, (await prepared.StartAsync(Suspension(prepared, "2027-02-01"))).Refusal!.Rule);
        Assert.Equal(RuleBook.TermCheckUnverified, (await transfer.StartAsync()).Refusal!.Rule);
        Assert.True((await prepared.StartAsync(Suspension(prepared, "2026-09-11"), operation)).Replayed);
        Assert.Null((await WithdrawnAsync(prepared, await prepared.StartAsync(prepared.Form("dropout") with { Date = "2027-01-20" }))).Refusal);

        Assert.Null((await CheckAsync(prepared.School, 1, "2027-spring")).Refusal);
        Assert.Null((await prepared.StartAsync(Suspension(prepared, "2027-02-01"))).Refusal);
        Assert.Null((await transfer.StartAsync()).Refusal);
    }

    [Fact]
    public async Task Strangers_check_nothing_and_faults_are_told()
    {
        var school = await SampleSchool.OpenAsync(this);

        Assert.Equal(RuleBook.OfficeNotAllowed, (await CheckAsync(school, 0, caller: Staff.Officer(AuthorityCode.Parse("530102")))).Refusal!.Rule);
        Assert.Equal(RuleBook.RoleNotAllowed, (await CheckAsync(school, 0, caller: Staff.Of(Role.Auditor, "340102"))).Refusal!.Rule);
        Assert.Equal(RuleBook.TermCheckNote, (await CheckAsync(school, 5)).Refusal!.Rule);
        Assert.Equal(RuleBook.TermCheckTerm, (await school.Grain.ReadTermCheck(Staff.NationalOperator, "2026-winter", default)).Refusal!.Rule);

        Assert.Equal(TermCheckState.Due, (await ReadAsync(school, "2026-autumn")).State);
    }

    private static CaseForm Suspension(SampleCase prepared, string from) =>
        prepared.Form("suspension") with { Date = from, Until = "2027-06-30" };

    private static async Task<Answer<CaseView>> WithdrawnAsync(SampleCase prepared, Answer<CaseView> started) => started.Value is { } view
        ? await prepared.Grain(view.Id).Withdraw(new WithdrawCase(prepared.Registrar, Operations.New(), null), default)
        : started;

    private static Task<Answer<TermCheckView>> CheckAsync(SampleSchool school, int students, string term = "2026-autumn", Caller? caller = null) =>
        school.Grain.CheckTerm(new CheckTerm(caller ?? Staff.Registrar(school.Code), term, students, 0, 0, null), default);

    private static async Task<TermCheckView> ReadAsync(SampleSchool school, string term) =>
        (await school.Grain.ReadTermCheck(Staff.NationalOperator, term, default)).Value!;

    private async Task<UnverifiedPage> UnverifiedAsync(string region) =>
        (await Region(region).ReadUnverified(new ReadUnverified(Staff.NationalOperator, null, 50), default)).Value!;

    private IRegionGrain Region(string code) => Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(code)));
}
