using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StudentActors.Grains.Deadlines;

/// <summary>
/// Starts the watchers when a silo has started, and again when another one has died: those that lived there need not wait for their heartbeat.
/// Whoever is up is left alone.
/// </summary>
internal sealed partial class DeadlineWatch(
    IGrainFactory grains, ISiloStatusOracle silos, IOptions<DeadlineOptions> options, ILogger<DeadlineWatch> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener, IDisposable
{
    private const int AtOnce = 8;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(DeadlineWatch), ServiceLifecycleStage.Active, _ => Begin(), _ => EndAsync());

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead)
        {
            _calls.Writer.TryWrite(true);
        }
    }

    public void Dispose() => _stopping.Dispose();

    // In the background: a database that is slow or away must not keep the silo from starting.
    private Task Begin()
    {
        silos.SubscribeToSiloStatusEvents(this);
        _calls.Writer.TryWrite(true);
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(() => RunAsync(_stopping.Token));
        }

        return Task.CompletedTask;
    }

    private async Task EndAsync()
    {
        silos.UnSubscribeFromSiloStatusEvents(this);
        await _stopping.CancelAsync();
        try
        {
            await _loop;
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await foreach (var _ in _calls.Reader.ReadAllAsync(cancellationToken))
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, options.Value.Watchers), parallel, StartAsync);
        }
    }

    private async ValueTask StartAsync(int part, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await grains.GetGrain<IDeadlineShardGrain>(DeadlineShardGrain.Key(part)).Start().WaitAsync(cancellationToken);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogStartFailed(logger, e);
                await Task.Delay(RetryAfter, cancellationToken);
            }
        }
    }

    [LoggerMessage(1503, LogLevel.Warning, "A watcher of deadlines could not be started; it will be tried again")]
    private static partial void LogStartFailed(ILogger logger, Exception exception);
}
