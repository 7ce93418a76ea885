using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Cases;

/// <summary>
/// Counts open cases for the metrics: only while somebody collects those, once a minute at most, and never while the collector waits.
/// </summary>
internal sealed partial class CaseCounts(ICaseStore cases, IDeadlineStore deadlines, TimeProvider time, ILogger<CaseCounts> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan CountedEvery = TimeSpan.FromMinutes(1);

    private IReadOnlyList<OpenCaseCount> _counts = [];
    private long _stuck;
    private long _countedAt = long.MinValue;

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
        var now = time.GetUtcNow().UtcTicks;
        var before = Volatile.Read(ref _countedAt);
        if ((before == long.MinValue || now - before >= CountedEvery.Ticks) && Interlocked.CompareExchange(ref _countedAt, now, before) == before)
        {
            _ = Task.Run(CountAsync);
        }

        return _counts.Select(count => new Measurement<long>(
            value(count), new("type", CaseTelemetry.Text(count.Type)), new("province", count.Province.Value)));
    }

    private async Task CountAsync()
    {
        try
        {
            _counts = await cases.CountOpenCasesAsync(CancellationToken.None);
            Volatile.Write(ref _stuck, await deadlines.CountStuckAsync(CancellationToken.None));
        }
        catch (Exception e)
        {
            LogCountFailed(logger, e);
        }
    }

    [LoggerMessage(1402, LogLevel.Warning, "Open cases could not be counted for the metrics; they will be again")]
    private static partial void LogCountFailed(ILogger logger, Exception exception);
}
