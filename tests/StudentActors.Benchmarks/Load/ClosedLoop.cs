using System.Diagnostics;
using HdrHistogram;

namespace StudentActors.Benchmarks.Load;

/// <summary>A fixed number of callers, each sending its next request when the last was answered.</summary>
public static class ClosedLoop
{
    private const double Faster = 1.03;

    /// <param name="call">One request; gets the caller's number. A failure ends the run: a benchmark with errors measures nothing.</param>
    public static async Task<LoadResult> RunAsync(int callers, TimeSpan duration, Func<int, Task> call)
    {
        using var stop = new CancellationTokenSource(duration);
        var watch = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => LoopAsync(caller, call, stop.Token))));
        watch.Stop();
        var merged = New();
        foreach (var loop in loops)
        {
            merged.Add(loop);
        }

        return new LoadResult(merged.TotalCount, watch.Elapsed, merged);
    }

    /// <summary>Runs uncounted until two windows on end were no faster than the best before them.</summary>
    /// <returns>How many operations that took.</returns>
    public static async Task<long> WarmUpAsync(BenchmarkSettings settings, int callers, Func<int, Task> call)
    {
        var (operations, best, flat) = (0L, 0.0, 0);
        for (var window = 0; window < settings.WarmUps && flat < 2; window++)
        {
            var result = await RunAsync(callers, settings.Duration, call);
            operations += result.Operations;
            flat = result.PerSecond > best * Faster ? 0 : flat + 1;
            best = Math.Max(best, result.PerSecond);
        }

        return operations;
    }

    private static async Task<LongHistogram> LoopAsync(int caller, Func<int, Task> call, CancellationToken stop)
    {
        var latencies = New();
        while (!stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            await call(caller);
            latencies.RecordValue(Math.Max(1, (long)Stopwatch.GetElapsedTime(start).TotalMicroseconds));
        }

        return latencies;
    }

    private static LongHistogram New() => new(60_000_000, 3);
}
