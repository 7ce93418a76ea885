using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Deadlines;

/// <summary>
/// Calls the owners of whatever is due in its shards. The rows are the truth and the reminder is only the heartbeat that brings the watcher back;
/// what is missed while nobody watches is still due.
/// </summary>
internal sealed partial class DeadlineShardGrain : Grain, IDeadlineShardGrain, IRemindable
{
    private const string KeyPrefix = "D-";
    private const string ReminderName = "heartbeat";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    private readonly IDeadlineStore _store;
    private readonly DeadlineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly int _part;
    private IGrainTimer? _timer;
    private bool _hasHeartbeat;

    public DeadlineShardGrain(
        IDeadlineStore store,
        IOptions<DeadlineOptions> options,
        [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
        ILogger<DeadlineShardGrain> logger)
    {
        _store = store;
        _options = options.Value;
        _time = time;
        _logger = logger;
        var key = this.GetPrimaryKeyString();
        _part = key.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && int.TryParse(key.AsSpan(KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : int.MaxValue;
    }

    private bool Watches => _part < _options.Watchers;

    private ShardRange Shards => ShardRange.Part(_part, _options.Watchers);

    public static string Key(int part) => string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{part:000}");

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Watches)
        {
            // Spread over the interval, so that not all of them ask the database in the same moment.
            _timer = this.RegisterGrainTimer(
                WatchAsync,
                new GrainTimerCreationOptions(_options.PollEvery * _part / _options.Watchers, Timeout.InfiniteTimeSpan)
                {
                    Interleave = true,
                    KeepAlive = true,
                });
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        DeadlineTelemetry.Ended(_part);
        return Task.CompletedTask;
    }

    public async Task Start()
    {
        if (!_hasHeartbeat && await this.GetReminder(ReminderName) is null)
        {
            await this.RegisterOrUpdateReminder(ReminderName, Heartbeat + (Heartbeat * _part / _options.Watchers), Heartbeat);
        }

        _hasHeartbeat = true;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // The tick has activated the grain, and with it the timer. A part that is not watched any more is left of a time with more watchers.
        if (!Watches && await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
            DeactivateOnIdle();
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var wait = _options.PollEvery;
        try
        {
            wait = await ActAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogWatchFailed(_logger, e);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _timer?.Change(wait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Acts until nothing is due and returns how long to wait.</summary>
    private async Task<TimeSpan> ActAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Those that come due before the next look are known already, so that each can be met at its time.
            var now = _time.GetUtcNow();
            var coming = await _store.ReadDueAsync(Shards, now + _options.PollEvery, _options.Batch, cancellationToken);
            DeadlineTelemetry.Watched(_part, coming.Count > 0 && coming[0].DueAt < now ? now - coming[0].DueAt : TimeSpan.Zero);
            var due = coming.TakeWhile(deadline => deadline.DueAt <= now).ToList();
            if (due.Count == 0)
            {
                return coming.Count > 0 ? coming[0].DueAt - now : _options.PollEvery;
            }

            await CallAsync(due, cancellationToken);
        }
    }

    private async Task CallAsync(List<StoredDeadline> due, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(_options.FanOut);
        var calls = await Task.WhenAll(due.Select(async deadline =>
        {
            await gate.WaitAsync(cancellationToken);
            try
            {
                return (Deadline: deadline, Outcome: await CallAsync(deadline, cancellationToken));
            }
            finally
            {
                gate.Release();
            }
        }));

        // An owner's commit has mostly cleared or moved its deadline itself; then nothing with this generation is left to delete.
        await _store.DeleteAsync([.. calls.Where(call => call.Outcome is null).Select(call => call.Deadline.Key)], cancellationToken);
        await _store.PostponeAsync([.. calls.Where(call => call.Outcome is not null).Select(call => call.Outcome!)], cancellationToken);
    }

    private async Task<DeadlinePostponement?> CallAsync(StoredDeadline deadline, CancellationToken cancellationToken)
    {
        var key = deadline.Key;
        DeadlineTelemetry.Called(key.Kind, _time.GetUtcNow() - deadline.DueAt);
        try
        {
            var owner = DeadlineOwners.Find(GrainFactory, key)
                ?? throw new NotSupportedException($"No record that this program knows owns a deadline '{key.Kind}'.");
            var again = await owner.OnDeadline(key.Kind, key.Generation, cancellationToken).WaitAsync(_options.OwnerTimeout, cancellationToken);
            return again is { } at ? new DeadlinePostponement(key, at, 0) : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            DeadlineTelemetry.Failed(key.Kind);
            LogOwnerFailed(_logger, e, key.Kind, deadline.Attempts + 1);
            return new DeadlinePostponement(key, _time.GetUtcNow() + _options.Wait(deadline.Attempts), deadline.Attempts + 1);
        }
    }

    [LoggerMessage(1501, LogLevel.Error, "Deadlines could not be looked after; they will be again")]
    private static partial void LogWatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(1502, LogLevel.Warning, "The owner of a deadline '{Kind}' failed {Attempts} times; it will be called again")]
    private static partial void LogOwnerFailed(ILogger logger, Exception exception, string kind, int attempts);
}
