using System.Collections.Immutable;
using StudentActors.Contracts;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Regions;

public sealed class RegionGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task The_nation_has_its_provinces_and_the_Corps()
    {
        var nation = (await Region("000000").Read(Staff.NationalOperator, default)).Value!;
        var children = (await Region("000000").ReadChildren(Staff.NationalOperator, default)).Value!.Items;

        Assert.Equal((AuthorityLevel.Nation, null), (nation.Level, nation.Parent));
        Assert.Equal(32, children.Length);
        Assert.All(children, child => Assert.Equal((AuthorityLevel.Province, AuthorityCode.Nation), (child.Level, child.Parent)));
    }

    [Fact]
    public async Task A_registrar_may_read_the_tree_and_a_code_that_nobody_has_is_not_found()
    {
        var registrar = Staff.Registrar(SampleSchool.NewCode(AuthorityCode.Parse("340102")));

        var county = (await Region("340102").Read(registrar, default)).Value!;

        Assert.Equal((AuthorityLevel.County, AuthorityCode.Parse("340100")), (county.Level, county.Parent));
        Assert.Empty((await Region("340102").ReadChildren(registrar, default)).Value!.Items);
        Assert.Equal(RuleBook.RegionNotFound, (await Region("999999").Read(registrar, default)).Refusal!.Rule);
        Assert.Equal(RuleBook.RegionNotFound, (await Region("999999").ReadPolicy(registrar, default)).Refusal!.Rule);
    }

    [Fact]
    public async Task A_policy_is_inherited_downwards_setting_by_setting()
    {
        await SetAsync("420000", new PolicySettings { EntryAge = 6, LargestClass = Limit(Stage.Primary, 45).SetItem(Stage.Junior, 50) });
        await SetAsync("420100", new PolicySettings { LargestClass = Limit(Stage.Primary, 40) });

        var county = (await Region("420102").ReadPolicy(Staff.NationalOperator, default)).Value!;
        var prefecture = (await Region("420100").ReadPolicy(Staff.NationalOperator, default)).Value!;

        Assert.Equal(0, county.Version);
        Assert.Equal(new PolicySettings(), county.Own);
        Assert.Equal((40, 50, 6), (county.Effective.LargestClass![Stage.Primary], county.Effective.LargestClass[Stage.Junior], county.Effective.EntryAge));
        Assert.Null(prefecture.Own.EntryAge);
        Assert.Equal(1, prefecture.Version);
    }

    [Fact]
    public async Task A_policy_survives_a_restart_and_is_replaced_as_a_whole()
    {
        await SetAsync("430000", new PolicySettings { EntryAge = 7, EntryAgeCutOff = "06-30" });
        await SetAsync("430000", new PolicySettings { EntryAge = 6 });

        await cluster.RestartAsync();

        var policy = (await Region("430000").ReadPolicy(Staff.NationalOperator, default)).Value!;
        Assert.Equal((6, null, 2), (policy.Own.EntryAge, policy.Own.EntryAgeCutOff, policy.Version));
    }

    [Fact]
    public async Task A_policy_for_another_version_or_with_faults_is_refused()
    {
        var stale = await Region("440000").SetPolicy(new SetPolicy(Staff.NationalOperator, 3, new PolicySettings()), default);
        var faults = await Region("440000").SetPolicy(
            new SetPolicy(Staff.NationalOperator, 0, new PolicySettings { EntryAge = 1, EntryAgeCutOff = "13-01" }), default);

        Assert.Equal(RuleBook.Stale, stale.Refusal!.Rule);
        Assert.Equal(["entryAge", "entryAgeCutOff"], faults.Refusal!.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public async Task A_class_may_not_be_larger_than_any_level_above_allows()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "450102");
        await SetAsync("450000", new PolicySettings { LargestClass = Limit(Stage.Primary, 45) });

        var refused = await school.Grain.OpenClass(Class(46), default);
        var allowed = await school.Grain.OpenClass(Class(45), default);

        Assert.Equal(RuleBook.ClassOversize, refused.Refusal!.Rule);
        Assert.True(allowed.Accepted);
    }

    [Fact]
    public async Task A_child_below_the_entry_age_is_refused_once_the_policy_has_come_down()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "460105");
        await school.EnrolledAsync();
        await SetAsync("460000", new PolicySettings { EntryAge = 8 });

        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        var answer = await school.EnrolAsync(school.NewChild());

        Assert.Equal(RuleBook.EntryAge, answer.Refusal!.Rule);
    }

    [Fact]
    public async Task Only_an_operator_above_sets_a_policy()
    {
        var officer = await Region("350100").SetPolicy(new SetPolicy(Staff.Of(Role.Officer, "350000"), 0, new PolicySettings()), default);
        var below = await Region("350000").SetPolicy(new SetPolicy(Staff.Of(Role.Operator, "350100"), 0, new PolicySettings()), default);
        var above = await Region("350100").SetPolicy(new SetPolicy(Staff.Of(Role.Operator, "350000"), 0, new PolicySettings()), default);

        Assert.Equal(RuleBook.RoleNotAllowed, officer.Refusal!.Rule);
        Assert.Equal(RuleBook.OfficeNotAllowed, below.Refusal!.Rule);
        Assert.True(above.Accepted);
    }

    private static ImmutableDictionary<Stage, int> Limit(Stage stage, int limit) => ImmutableDictionary<Stage, int>.Empty.Add(stage, limit);

    private static OpenClass Class(int capacity) => new()
    {
        Caller = Staff.NationalOperator,
        Operation = Operations.New(),
        Stage = "primary",
        EntryYear = 2026,
        Number = 2,
        Capacity = capacity,
    };

    private IRegionGrain Region(string code) => cluster.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(code)));

    private async Task SetAsync(string code, PolicySettings settings)
    {
        var version = (await Region(code).ReadPolicy(Staff.NationalOperator, default)).Value!.Version;
        var answer = await Region(code).SetPolicy(new SetPolicy(Staff.NationalOperator, version, settings), default);
        Assert.Null(answer.Refusal);
    }
}
