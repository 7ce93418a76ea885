using System.Collections.Immutable;
using StudentActors.Contracts;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Regions;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Regions;

public sealed class StatisticsTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task An_enrolment_reaches_county_prefecture_province_and_nation()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "340104");

        // The third grade, which no other test has: what the nation counts besides goes up and down with the other tests' schools.
        var third = await school.OpenClassAsync(1, capacity: 45, entryYear: 2024);
        await school.EnrolledAsync(Children.Form(school.Code, third));
        await school.EnrolledAsync(Children.Form(school.Code, third));

        var nation = await HasAsync("000000", statistics => statistics.Rows.Where(row => row.Grade == 3).Sum(row => row.Count) == 2);
        var province = await HasAsync("340000", statistics => statistics.Students == 2);
        var county = await HasAsync("340104", statistics => statistics.Students == 2);

        Assert.Equal((1, 2), (county.Schools, county.Students));
        Assert.Equal(
            [(Stage.Primary, 3, StudentStatus.Enrolled)],
            county.Rows.Select(row => (row.Stage, row.Grade ?? 0, row.Status)).Distinct());
        Assert.Equal(2, county.Rows.Sum(row => row.Count));
        Assert.Equal(1, province.Schools);
        Assert.InRange(nation.AsOf, cluster.Time.GetUtcNow() - TimeSpan.FromMinutes(20), cluster.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_province_adds_its_counties_and_its_own_schools()
    {
        var one = await SampleSchool.OpenAsync(cluster, authority: "640104");
        var two = await SampleSchool.OpenAsync(cluster, authority: "640105");
        var direct = await SampleSchool.OpenAsync(cluster, authority: "640000");
        await one.EnrolledAsync();
        await two.EnrolledAsync();
        await direct.EnrolledAsync();

        var province = await HasAsync("640000", statistics => statistics is { Students: 3, Schools: 3 });
        var prefecture = await ReadAsync("640100");

        Assert.Equal(3, province.Rows.Sum(row => row.Count));
        Assert.Equal((2, 2), (prefecture.Schools, prefecture.Students));
    }

    [Fact]
    public async Task After_a_restart_the_first_reader_sees_everything()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "540102");
        await school.EnrolledAsync();
        await school.EnrolledAsync();

        // Nothing was reported before the cluster went down.
        await cluster.RestartAsync();

        Assert.Equal(2, (await ReadAsync("540102")).Students);
        Assert.Equal(2, (await ReadAsync("540000")).Students);
        Assert.True((await ReadAsync("000000")).Students >= 2);
    }

    [Fact]
    public async Task What_a_school_could_not_report_is_found_when_the_counts_have_grown_old()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "630102");
        Assert.Equal(0, (await ReadAsync("630102")).Students);
        var unit = StrangeUnits.New(
            cluster, new(new(Storage.Registry.ClaimKind.Person, Guid.NewGuid())), school: school.Code, authority: school.Authority);
        await cluster.Store.CommitAsync(unit, default);

        cluster.Time.Advance(TimeSpan.FromMinutes(11));
        var county = await HasAsync("630102", statistics => statistics.Students == 1);

        Assert.Equal(1, county.Schools);
    }

    [Fact]
    public async Task A_school_that_is_put_away_reports_before_it_goes()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "610102");
        Assert.Equal(0, (await ReadAsync("610102")).Students);
        await school.EnrolledAsync();
        await school.EnrolledAsync();

        await cluster.Cluster.DeactivateAsync(school.Grain);

        Assert.Equal(2, (await ReadAsync("610102")).Students);
    }

    [Fact]
    public async Task A_late_report_of_an_earlier_activation_changes_nothing_and_a_slow_clock_catches_up()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "620102");
        await ReadAsync("620102");
        var region = cluster.Grains.GetGrain<IRegionReports>(GrainKeys.Region(school.Authority));
        var now = cluster.Time.GetUtcNow();
        ImmutableArray<StatisticsCell> five = [new(Stage.Primary, 2026, 6, Sex.Male, StudentStatus.Enrolled, 5)];
        ImmutableArray<StatisticsCell> nine = [five[0] with { Count = 9 }];
        var far = now.AddYears(1).UtcTicks;

        var heard = await region.ReportSchool(new SchoolReport(school.Code, new ReportStamp(far, 1), now, five), default);
        var late = await region.ReportSchool(new SchoolReport(school.Code, new ReportStamp(far - 1, 99), now, nine), default);
        var read = await ReadAsync("620102");

        Assert.Equal(far, heard);
        Assert.Equal(far, late);
        Assert.Equal(5, read.Students);

        // The school's own grain, whose epoch is the older one, takes a newer epoch and is heard again.
        await school.EnrolledAsync();
        await HasAsync("620102", statistics => statistics.Students == 1);
    }

    [Fact]
    public async Task Statistics_are_for_the_office_above_only()
    {
        var region = cluster.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse("330100")));

        var outside = await region.ReadStatistics(Staff.Officer(AuthorityCode.Parse("330106")), default);
        var inside = await region.ReadStatistics(Staff.Officer(AuthorityCode.Parse("330000")), default);

        Assert.Equal(RuleBook.OfficeNotAllowed, outside.Refusal!.Rule);
        Assert.True(inside.Accepted);
    }

    private Task<StatisticsView> HasAsync(string region, Func<StatisticsView, bool> holds) =>
        Eventually.HoldsAsync(cluster, () => ReadAsync(region), holds);

    private async Task<StatisticsView> ReadAsync(string region)
    {
        var grain = cluster.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(region)));
        return (await grain.ReadStatistics(Staff.NationalOperator, default)).Value!;
    }
}
