using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Cases;

/// <summary>Open cases and stuck deadlines, for the metrics.</summary>
internal sealed class CaseCounts : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ICaseStore _cases;
    private readonly IDeadlineStore _deadlines;
    private readonly CollectedCounts _collected;
    private IReadOnlyList<OpenCaseCount> _counts = [];
    private long _stuck;

    public CaseCounts(ICaseStore cases, IDeadlineStore deadlines, TimeProvider time, ILogger<CaseCounts> logger)
    {
        (_cases, _deadlines) = (cases, deadlines);
        _collected = new CollectedCounts("Open cases", CountAsync, time, logger);
    }

    public IEnumerable<Measurement<long>> Open => Measure(count => count.Open);

    public IEnumerable<Measurement<long>> Overdue => Measure(count => count.Overdue);

    public long Stuck => Volatile.Read(ref _stuck);

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(CaseCounts),
        ServiceLifecycleStage.Active,
        _ => Report(this),
        _ => Report(CaseTelemetry.Counted == this ? null : CaseTelemetry.Counted));

    private static Task Report(CaseCounts? counts)
    {
        CaseTelemetry.Counted = counts;
        return Task.CompletedTask;
    }

    private IEnumerable<Measurement<long>> Measure(Func<OpenCaseCount, int> value)
    {
        _collected.Collected();
        return _counts.Select(count => new Measurement<long>(
            value(count), new("type", CaseTelemetry.Text(count.Type)), new("province", count.Province.Value)));
    }

    private async Task CountAsync()
    {
        _counts = await _cases.CountOpenCasesAsync(CancellationToken.None);
        Volatile.Write(ref _stuck, await _deadlines.CountStuckAsync(CancellationToken.None));
    }
}
