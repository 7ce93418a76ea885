using System.Collections.Concurrent;
using System.Diagnostics;
using HdrHistogram;

namespace StudentActors.Benchmarks.Load;

/// <summary>
/// Requests that arrive at a given rate whether or not earlier ones were answered, as the public does. A latency counts from the moment at
/// which the request was due, so that a stall is charged to everyone who would have come meanwhile.
/// </summary>
public static class OpenLoop
{
    // An hour, in microseconds: on a machine that cannot keep up everybody waits for all who came before.
    private const long Longest = 3_600_000_000;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    // Those who come while what a slow moment left undone is still being made up for.
    private static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(100);

    /// <param name="perSecond">Arrivals on average; they are independent of each other (Poisson).</param>
    /// <param name="call">One request; gets its number. A failure ends the run.</param>
    public static async Task<LoadResult> RunAsync(double perSecond, TimeSpan duration, Func<int, Task> call)
    {
        var calls = new ConcurrentQueue<(TimeSpan Due, TimeSpan Ended)>();
        var watch = Stopwatch.StartNew();
        using var machine = new MachinePace(watch);
        using var disk = new DiskPace(watch, Path.GetTempPath());
        // A thread of its own: timers of the runtime are up to 8 ms late on Linux, which would be charged to whom they wake.
        await Task.WhenAll(await Task.Factory.StartNew(Arrive, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return Summarise(calls, watch.Elapsed, machine.Stop(), disk.Stop());

        List<Task> Arrive()
        {
            var chance = new Random(1);
            var open = new List<Task>();
            var due = TimeSpan.Zero;
            for (var number = 0; ; number++)
            {
                due += TimeSpan.FromSeconds(-Math.Log(1 - chance.NextDouble()) / perSecond);
                if (due >= duration)
                {
                    return open;
                }

                while (watch.Elapsed < due)
                {
                    Thread.Sleep(Tick);
                }

                open.Add(CallAsync(number, due));
                if (open.Count >= 4096)
                {
                    ForgetAnswered(open);
                }
            }
        }

        async Task CallAsync(int number, TimeSpan due)
        {
            await Task.Yield();
            await call(number);
            calls.Enqueue((due, watch.Elapsed));
        }
    }

    private static LoadResult Summarise(
        IReadOnlyCollection<(TimeSpan Due, TimeSpan Ended)> calls, TimeSpan elapsed, IReadOnlyList<(TimeSpan From, TimeSpan To)> slow,
        IReadOnlyList<(TimeSpan From, TimeSpan To)> still)
    {
        var (all, atPace) = (new LongHistogram(Longest, 3), new LongHistogram(Longest, 3));
        foreach (var (due, ended) in calls)
        {
            var latency = Math.Max(1, (long)(ended - due).TotalMicroseconds);
            all.RecordValue(latency);
            if (!Met(slow, due - Aftermath, ended) && !Met(still, due - Aftermath, ended))
            {
                atPace.RecordValue(latency);
            }
        }

        return new LoadResult(all.TotalCount, elapsed, all) { AtPace = (atPace, Share(slow), Share(still)) };

        double Share(IReadOnlyList<(TimeSpan From, TimeSpan To)> moments) =>
            moments.Sum(moment => (moment.To - moment.From).TotalSeconds) / elapsed.TotalSeconds;
    }

    // The moments are in order and do not overlap: the first that ends after the beginning decides.
    private static bool Met(IReadOnlyList<(TimeSpan From, TimeSpan To)> slow, TimeSpan from, TimeSpan until)
    {
        var (low, high) = (0, slow.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = slow[middle].To > from ? (low, middle) : (middle + 1, high);
        }

        return low < slow.Count && slow[low].From < until;
    }

    // A failure among what has been answered surfaces here.
    private static void ForgetAnswered(List<Task> open)
    {
        foreach (var task in open.Where(task => task.IsCompleted))
        {
            task.GetAwaiter().GetResult();
        }

        open.RemoveAll(task => task.IsCompleted);
    }
}
