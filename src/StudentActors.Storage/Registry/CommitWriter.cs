using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace StudentActors.Storage.Registry;

/// <summary>
/// Takes whatever units are waiting and commits them together, again and again. There is no lingering: while one batch is on its way to
/// the disk, the next one gathers by itself. Small batches of several writers take turns, and so grow; large ones run side by side.
/// </summary>
internal sealed partial class CommitWriter : IAsyncDisposable
{
    private const int MaxAttempts = 8;

    private readonly IBatchCommitter _committer;
    private readonly SemaphoreSlim _turn;
    private readonly GroupCommitOptions _options;
    private readonly ILogger _logger;
    private readonly Channel<PendingUnit> _queue;
    private readonly CommitBatch _batch;
    private readonly Task _loop;
    private List<PendingUnit> _deferred = [];
    private List<PendingUnit> _stillDeferred = [];

    /// <param name="turn">Shared by all writers of a store.</param>
    public CommitWriter(IBatchCommitter committer, SemaphoreSlim turn, GroupCommitOptions options, ILogger logger)
    {
        _committer = committer;
        _turn = turn;
        _options = options;
        _logger = logger;
        _queue = Channel.CreateBounded<PendingUnit>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _batch = new CommitBatch(options.BatchUnits, options.BatchBytes);

        // The loop outlives whoever happens to start it, and must not carry that caller's context.
        using (ExecutionContext.SuppressFlow())
            _loop = Task.Run(RunAsync);
    }

    public ValueTask EnqueueAsync(PendingUnit unit, CancellationToken cancellationToken) => _queue.Writer.WriteAsync(unit, cancellationToken);

    /// <summary>Takes no more units; returns when those that were taken have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await _committer.DisposeAsync();
    }

    private async Task RunAsync()
    {
        while (_deferred.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            Gather();
            if (_batch.Units.Count >= _options.SmallBatch)
                await CommitAsync(_batch.Pending, _batch.Units);
            else if (_batch.Units.Count > 0)
                await CommitInTurnAsync();
            _batch.Clear();
        }
    }

    // A transaction costs the server much the same for one unit as for fifty: two small ones side by side are dearer than one after the other, which
    // by then is larger.
    private async Task CommitInTurnAsync()
    {
        await _turn.WaitAsync();
        try
        {
            Gather();
            await CommitAsync(_batch.Pending, _batch.Units);
        }
        finally
        {
            _turn.Release();
        }
    }

    // Deferred units come first and keep their order, so that units of one record are never turned round.
    private void Gather()
    {
        foreach (var pending in _deferred)
            Add(pending);
        (_deferred, _stillDeferred) = (_stillDeferred, _deferred);
        _stillDeferred.Clear();

        var taken = 0;
        while (!_batch.IsFull && _deferred.Count < _options.BatchUnits && _queue.Reader.TryRead(out var pending))
        {
            taken++;
            if (pending.Request.Withdrawn)
                pending.Fail(new OperationCanceledException());
            else if (!_batch.TryAdd(pending))
                _deferred.Add(pending);
        }

        StorageTelemetry.QueueLength.Add(-taken);

        void Add(PendingUnit pending)
        {
            if (_batch.IsFull || !_batch.TryAdd(pending))
                _stillDeferred.Add(pending);
        }
    }

    private async Task CommitAsync(IReadOnlyList<PendingUnit> pending, IReadOnlyList<CommitUnit> units)
    {
        using var activity = StorageTelemetry.StartCommit(units.Count);
        for (var attempt = 1; ; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                var outcomes = await _committer.CommitAsync(units, CancellationToken.None);
                StorageTelemetry.BatchCommitted(units.Count, Stopwatch.GetElapsedTime(started));
                Complete(pending, outcomes);
                return;
            }
            catch (Exception exception)
            {
                activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
                switch (_committer.Classify(exception))
                {
                    case CommitFailure.RolledBack when attempt < MaxAttempts:
                        StorageTelemetry.Retried("rolled_back");
                        continue;
                    case CommitFailure.Data when units.Count > 1:
                        StorageTelemetry.Retried("split");
                        await CommitHalvesAsync(pending, units);
                        return;
                    case CommitFailure.Data:
                        LogUnitRefused(exception);
                        Fail(pending, exception);
                        return;
                    default:
                        LogBatchLost(exception, units.Count);
                        Fail(pending, new RegistryUnavailableException("The registry's database broke off; the outcome is unknown.", exception));
                        return;
                }
            }
        }
    }

    // Finds the unit that cannot be stored in a few steps, however large the batch.
    private async Task CommitHalvesAsync(IReadOnlyList<PendingUnit> pending, IReadOnlyList<CommitUnit> units)
    {
        var half = units.Count / 2;
        await CommitAsync([.. pending.Take(half)], [.. units.Take(half)]);
        await CommitAsync([.. pending.Skip(half)], [.. units.Skip(half)]);
    }

    private void Complete(IReadOnlyList<PendingUnit> pending, CommitOutcome?[] outcomes)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] is { } outcome)
            {
                StorageTelemetry.UnitEnded(outcome);
                pending[i].Complete(outcome);
            }
            else
            {
                StorageTelemetry.Retried("moved");
                TryAgain(pending[i]);
            }
        }
    }

    private void TryAgain(PendingUnit pending)
    {
        if (pending.Attempt + 1 < MaxAttempts)
            _deferred.Add(pending with { Attempt = pending.Attempt + 1 });
        else
            pending.Fail(new RegistryUnavailableException("The registry kept changing while the unit was decided; nothing of it was stored."));
    }

    private static void Fail(IReadOnlyList<PendingUnit> pending, Exception exception)
    {
        StorageTelemetry.UnitsFailed(pending.Count);
        foreach (var unit in pending)
            unit.Fail(exception);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of {Units} units met a broken database; their outcome is unknown")]
    private partial void LogBatchLost(Exception exception, int units);

    [LoggerMessage(Level = LogLevel.Error, Message = "A unit cannot be stored")]
    private partial void LogUnitRefused(Exception exception);
}
