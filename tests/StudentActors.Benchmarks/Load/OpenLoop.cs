using System.Diagnostics;
using HdrHistogram;

namespace StudentActors.Benchmarks.Load;

/// <summary>
/// Requests that arrive at a given rate whether or not earlier ones were answered, as the public does. A latency counts from the moment at
/// which the request was due, so that a stall is charged to everyone who would have come meanwhile.
/// </summary>
public static class OpenLoop
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <param name="perSecond">Arrivals on average; they are independent of each other (Poisson).</param>
    /// <param name="call">One request; gets its number. A failure ends the run.</param>
    public static async Task<LoadResult> RunAsync(double perSecond, TimeSpan duration, Func<int, Task> call)
    {
        var latencies = new LongConcurrentHistogram(1, 60_000_000, 3);
        var chance = new Random(1);
        var open = new List<Task>();
        var watch = Stopwatch.StartNew();
        var due = NextArrival(TimeSpan.Zero);
        for (var number = 0; due < duration; number++, due = NextArrival(due))
        {
            while (watch.Elapsed < due)
            {
                await Task.Delay(Tick);
            }

            open.Add(CallAsync(number, due));
            if (open.Count >= 4096)
            {
                await EndedAsync(open);
            }
        }

        await Task.WhenAll(open);
        return new LoadResult(latencies.TotalCount, watch.Elapsed, latencies);

        TimeSpan NextArrival(TimeSpan last) => last + TimeSpan.FromSeconds(-Math.Log(1 - chance.NextDouble()) / perSecond);

        async Task CallAsync(int number, TimeSpan wanted)
        {
            await Task.Yield();
            await call(number);
            latencies.RecordValue(Math.Max(1, (long)(watch.Elapsed - wanted).TotalMicroseconds));
        }
    }

    // Forgets what has been answered; a failure among it surfaces here.
    private static async Task EndedAsync(List<Task> open)
    {
        foreach (var task in open.Where(task => task.IsCompleted))
        {
            await task;
        }

        open.RemoveAll(task => task.IsCompleted);
    }
}
