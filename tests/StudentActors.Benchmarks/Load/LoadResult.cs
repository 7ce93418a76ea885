using HdrHistogram;
using StudentActors.Benchmarks.Reports;

namespace StudentActors.Benchmarks.Load;

/// <summary>What callers achieved. Latencies are in microseconds.</summary>
public sealed record LoadResult(long Operations, TimeSpan Elapsed, HistogramBase Latencies)
{
    /// <summary>The latencies of those whom no slow moment of the machine itself could have met, and the share of time (0 to 1) that was slow; where watched.</summary>
    public (HistogramBase Latencies, double Slow)? AtPace { get; init; }

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
        ];
}
