using HdrHistogram;
using StudentActors.Benchmarks.Reports;

namespace StudentActors.Benchmarks.Load;

/// <summary>What a closed loop of callers achieved. Latencies are in microseconds.</summary>
public sealed record LoadResult(long Operations, TimeSpan Elapsed, HistogramBase Latencies)
{
    public double PerSecond => Operations / Elapsed.TotalSeconds;

    public double Milliseconds(double percentile) => Latencies.GetValueAtPercentile(percentile) / 1000.0;

    public IReadOnlyList<Figure> Figures(string name, string unit) =>
    [
        new(name, unit, PerSecond),
        new($"{name} p50", "ms", Milliseconds(50)),
        new($"{name} p99", "ms", Milliseconds(99)),
        new($"{name} max", "ms", Milliseconds(100)),
    ];
}
