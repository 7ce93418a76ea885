using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace StudentActors.Storage.Registry;

/// <summary>Commits units in one transaction after another, and tells each what became of it.</summary>
internal sealed partial class CommitWriter(IBatchCommitter committer, ILogger logger) : IAsyncDisposable
{
    private const int MaxAttempts = 8;

    private readonly List<PendingUnit> _pending = [];
    private readonly List<CommitUnit> _units = [];
    private readonly List<PendingUnit> _undecided = [];

    /// <summary>Adds a unit to those that the next commit takes; no two of them touch the same record, operation or claim.</summary>
    public void Add(PendingUnit pending)
    {
        _pending.Add(pending);
        _units.Add(pending.Unit);
    }

    public async Task CommitAsync()
    {
        if (_units.Count > 0)
            await CommitAsync(_pending, _units);
        _pending.Clear();
        _units.Clear();
    }

    /// <summary>Hands over the units that have to be tried again, as something else changed while they were decided.</summary>
    public void MoveUndecided(List<PendingUnit> to)
    {
        to.AddRange(_undecided);
        _undecided.Clear();
    }

    public ValueTask DisposeAsync() => committer.DisposeAsync();

    private async Task CommitAsync(List<PendingUnit> pending, List<CommitUnit> units)
    {
        using var activity = StorageTelemetry.StartCommit(units.Count);
        for (var attempt = 1; ; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                var outcomes = await committer.CommitAsync(units, CancellationToken.None);
                StorageTelemetry.BatchCommitted(units.Count, Stopwatch.GetElapsedTime(started));
                Complete(pending, outcomes);
                return;
            }
            catch (Exception exception)
            {
                activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
                switch (committer.Classify(exception))
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
    private async Task CommitHalvesAsync(List<PendingUnit> pending, List<CommitUnit> units)
    {
        var half = units.Count / 2;
        await CommitAsync(pending[..half], units[..half]);
        await CommitAsync(pending[half..], units[half..]);
    }

    private void Complete(List<PendingUnit> pending, CommitOutcome?[] outcomes)
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
            _undecided.Add(pending with { Attempt = pending.Attempt + 1 });
        else
            pending.Fail(new RegistryUnavailableException("The registry kept changing while the unit was decided; nothing of it was stored."));
    }

    private static void Fail(List<PendingUnit> pending, Exception exception)
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
