using StudentActors.Contracts;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>What only shows when grains live on different silos.</summary>
public sealed class TwoSiloTests(TwoSiloTests.Fixture cluster) : IClassFixture<TwoSiloTests.Fixture>
{
    [Fact]
    public async Task Enrolments_and_their_statistics_cross_silos()
    {
        var schools = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SampleSchool.OpenAsync(cluster, capacity: 10, authority: "220102")));
        await Task.WhenAll(schools.SelectMany(school => Enumerable.Range(0, 10).Select(_ => school.EnrolledAsync())));

        await Eventually.HoldsAsync(cluster, () => StudentsAsync("220000"), students => students == 100);
        Assert.Equal(100, await StudentsAsync("220102"));
    }

    [Fact]
    public async Task When_a_silo_dies_nobody_is_lost_and_no_class_overflows()
    {
        var schools = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SampleSchool.OpenAsync(cluster, capacity: 2, authority: "210202")));
        var students = await Task.WhenAll(schools.Select(school => school.EnrolledAsync()));

        await cluster.Cluster.KillSiloAsync(cluster.Cluster.Silos[^1]);

        // Until the other has noticed, a call may be sent to the dead and never be answered.
        await cluster.Cluster.WaitForLivenessToStabilizeAsync(didKill: true);

        foreach (var (school, student) in schools.Zip(students))
        {
            Assert.Equal(student.Id, (await StudentGrains.ReadAsync(cluster, student.Id)).Value!.Id);
            await school.EnrolledAsync();
            Assert.Equal(RuleBook.ClassFull, (await school.EnrolAsync(school.NewChild())).Refusal!.Rule);
        }

        await Eventually.HoldsAsync(cluster, () => StudentsAsync("210202"), count => count == 20);
    }

    private async Task<long> StudentsAsync(string region)
    {
        var grain = cluster.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse(region)));
        return (await grain.ReadStatistics(Staff.NationalOperator, default)).Value!.Students;
    }

    public sealed class Fixture : RegistryCluster
    {
        protected override short Silos => 2;
    }
}
