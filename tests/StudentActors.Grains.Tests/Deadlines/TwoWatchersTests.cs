using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Deadlines;

/// <summary>Watchers on two silos, one of which dies.</summary>
public sealed class TwoWatchersTests : RegistryCluster
{
    protected override short Silos => 2;

    [Fact]
    public async Task When_a_silo_dies_the_other_takes_over_its_watch()
    {
        var students = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TemporaryStudent.EnrolAsync(this)));
        Time.Advance(TimeSpan.FromDays(29));

        await Cluster.KillSiloAsync(Cluster.Silos[^1]);
        Time.Advance(TimeSpan.FromDays(1));

        foreach (var student in students)
        {
            await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline is null);
            Assert.Equal('G', (await student.NumberAsync()).Letter);
        }
    }
}
