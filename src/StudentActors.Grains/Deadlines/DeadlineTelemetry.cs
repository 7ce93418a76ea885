using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace StudentActors.Grains.Deadlines;

/// <summary>Metrics of the deadlines. The kinds of deadline are a closed set; no tag holds an owner.</summary>
internal static class DeadlineTelemetry
{
    private static readonly Meter Meter = new(GrainTelemetry.Name);

    private static readonly ConcurrentDictionary<int, double> Lags = [];

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>(
        "studentactors.deadline.lateness", "s", "Time from a deadline's moment until its owner is called, by kind.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "studentactors.deadline.failures", "{call}", "Calls of a deadline's owner that failed and will be repeated, by kind.");

    static DeadlineTelemetry() => Meter.CreateObservableGauge(
        "studentactors.deadline.lag", () => Lags.IsEmpty ? 0 : Lags.Values.Max(), "s",
        "Age of the oldest due deadline that this silo has not acted on.");

    public static void Called(string kind, TimeSpan late) =>
        Lateness.Record(Math.Max(0, late.TotalSeconds), new KeyValuePair<string, object?>("kind", kind));

    public static void Failed(string kind) => Failures.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void Watched(int part, TimeSpan lag) => Lags[part] = lag.TotalSeconds;

    public static void Ended(int part) => Lags.TryRemove(part, out _);
}
