using Microsoft.Extensions.Logging;

namespace StudentActors.Grains;

/// <summary>
/// Counts for the metrics: only while somebody collects those, once a minute at most, and never while the collector waits. What it collects is
/// therefore what was counted the last time.
/// </summary>
/// <param name="what">For the log, e.g. "Open cases".</param>
internal sealed partial class CollectedCounts(string what, Func<Task> countAsync, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan CountedEvery = TimeSpan.FromMinutes(1);

    private long _countedAt = long.MinValue;

    /// <summary>Begins to count when that was long ago.</summary>
    public void Collected()
    {
        var now = time.GetUtcNow().UtcTicks;
        var before = Volatile.Read(ref _countedAt);
        if ((before == long.MinValue || now - before >= CountedEvery.Ticks) && Interlocked.CompareExchange(ref _countedAt, now, before) == before)
        {
            _ = Task.Run(CountAsync);
        }
    }

    private async Task CountAsync()
    {
        try
        {
            await countAsync();
        }
        catch (Exception e)
        {
            LogCountFailed(logger, what, e);
        }
    }

    [LoggerMessage(1402, LogLevel.Warning, "{What} could not be counted for the metrics; they will be again")]
    private static partial void LogCountFailed(ILogger logger, string what, Exception exception);
}
