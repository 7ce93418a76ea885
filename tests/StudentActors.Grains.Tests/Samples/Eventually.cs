using StudentActors.Grains.Tests.Clusters;

namespace StudentActors.Grains.Tests.Samples;

internal static class Eventually
{
    private const int MostSteps = 400;

    /// <summary>Moves the clock two seconds at a time, the interval of the reports, until something holds.</summary>
    public static async Task<T> HoldsAsync<T>(RegistryCluster cluster, Func<Task<T>> read, Func<T, bool> holds)
    {
        var value = await read();
        for (var step = 0; step < MostSteps && !holds(value); step++)
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(2));
            value = await read();
        }

        Assert.True(holds(value), $"It still does not hold: {value}");
        return value;
    }
}
