using System.Diagnostics;
using StudentActors.Grains.Tests.Clusters;

namespace StudentActors.Grains.Tests.Samples;

internal static class Eventually
{
    // Of real time, for a machine that is busy with other things.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Moves the clock two seconds at a time, the interval of the reports, until something holds.</summary>
    public static async Task<T> HoldsAsync<T>(RegistryCluster cluster, Func<Task<T>> read, Func<T, bool> holds)
    {
        var begun = Stopwatch.GetTimestamp();
        var value = await read();
        while (!holds(value) && Stopwatch.GetElapsedTime(begun) < LongestWait)
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(2));
            value = await read();
        }

        Assert.True(holds(value), $"It still does not hold: {value}");
        return value;
    }
}
