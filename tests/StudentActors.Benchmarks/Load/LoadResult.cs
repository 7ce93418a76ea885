using HdrHistogram;
using StudentActors.Benchmarks.Reports;

namespace StudentActors.Benchmarks.Load;

/// <summary>What callers achieved. Latencies are in microseconds.</summary>
public sealed record LoadResult(long Operations, TimeSpan Elapsed, HistogramBase Latencies)
{
    /// <summary>
    /// The latencies of those whom no slow moment of the machine or its disk could have met, and the shares of time (0 to 1) in which it was slow and the
    /// disk stood still; where watched.
    /// </summary>
    public (HistogramBase Latencies, double Slow, double DiskStill)? AtPace { get; init; }

    public double PerSecond => Operations / Elapsed.TotalSeconds;

    public double Milliseconds(double percentile) => Latencies.GetValueAtPercentile(percentile) / 1000.0;

    public IReadOnlyList<Figure> Figures(string name, string unit) =>
    [
        new(name, unit, PerSecond),
        new($"{name} p50", "ms", Milliseconds(50)),
        new($"{name} p99", "ms", Milliseconds(99)),
        new($"{name} max", "ms", Milliseconds(100)),
        .. PaceFigures(name),
    ];

    private IEnumerable<Figure> PaceFigures(string name) => AtPace is not { } pace
        ? []
        :
        [
            new($"{name} p99, machine at its pace", "ms", pace.Latencies.GetValueAtPercentile(99) / 1000.0),
            new($"{name}, machine slowed from outside", "%", pace.Slow * 100),
            new($"{name}, its disk at a standstill", "%", pace.DiskStill * 100),
        ];
}
