using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Errors;
using StudentActors.Grains.Imports.Files;
using StudentActors.Grains.Imports.Rosters;
using StoreUnavailable = StudentActors.Storage.Registry.RegistryUnavailableException;
using Unavailable = StudentActors.Contracts.Calls.RegistryUnavailableException;

namespace StudentActors.Grains.Imports;

/// <summary>The work: one step per tick of the timer, so that calls and deactivation find their turn between two steps.</summary>
internal sealed partial class ImportGrain
{
    // Failures that are not the database's would repeat for ever.
    private const int MostFailures = 8;

    // Rejected rows are held in memory until the progress is saved.
    private const int MostUnsavedErrors = 5_000;

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(10);

    private readonly List<RejectedRow> _unsavedErrors = [];
    private RosterRun? _run;
    private long _savedAt;
    private ImportProgress? _savedProgress;
    private int _setbacks;
    private int _failures;
    private bool _stopping;
    private Task _step = Task.CompletedTask;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await _step.WaitAsync(LongestGoodbye, cancellationToken);
            if (_state is { State: OperationState.Running } state && state.Progress != _savedProgress)
            {
                await SaveProgressAsync(state);
            }
        }
        catch (Exception e)
        {
            // What is not saved is done again, to no effect.
            LogUnsaved(_logger, e);
        }

        await DropRunAsync();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    private void GoOn(TimeSpan after) => _timer.Change(after, Timeout.InfiniteTimeSpan);

    private Task WorkAsync(CancellationToken cancellationToken) =>
        _step.IsCompleted && _state is { State: OperationState.Running } ? _step = StepGuardedAsync(cancellationToken) : Task.CompletedTask;

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        await _step.WaitAsync(cancellationToken);
        if (_state is { } left && !left.HasEnded())
        {
            await EndAsync(OperationState.Cancelled, null);
        }
    }

    private async Task StepGuardedAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_stopping)
            {
                await EndAsync(OperationState.Cancelled, null);
                return;
            }

            await StepAsync(cancellationToken);
            _setbacks = _failures = 0;
            if (!_stopping && _state is { } left && !left.HasEnded())
            {
                GoOn(TimeSpan.Zero);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The grain is being deactivated; the reminder takes the work up again.
        }
        catch (InconsistentStateException e)
        {
            LogTakenOver(_logger, e);
            DeactivateOnIdle();
        }
        catch (Exception e)
        {
            await SetBackAsync(e);
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        var state = _state!;
        if (state.Layout() is not { } layout)
        {
            await InspectAsync(state, cancellationToken);
            return;
        }

        var today = ChinaTime.Today(_time);
        if (_run is null)
        {
            _state = state = Resumed(state);
            _run = await Task.Run(() => OpenRunAsync(state, layout, cancellationToken), cancellationToken);
        }

        if (!await ReadSliceAsync(_run, today, cancellationToken))
        {
            await EndAsync(OperationState.Succeeded, null);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var slice = await _run.EnrolAsync(_entrance, state.Starter(), state.Commit, _options.SchoolsAtOnce);
        ImportTelemetry.Finished(slice, state.Commit, Stopwatch.GetElapsedTime(started));
        _unsavedErrors.AddRange(slice.Rejected);
        _state = state with { Progress = state.Progress.After(slice) };
        if (_unsavedErrors.Count >= MostUnsavedErrors || _time.GetElapsedTime(_savedAt) >= _options.SaveEvery)
        {
            await SaveProgressAsync(_state);
        }
    }

    private async Task InspectAsync(ImportState state, CancellationToken cancellationToken)
    {
        var file = new ChunkedFile(_chunks, state.Chunks);
        FileInspection found;
        try
        {
            found = await Task.Run(() => new FileInspector(_options).InspectAsync(file, cancellationToken), cancellationToken);
        }
        catch (EndOfStreamException)
        {
            found = FileInspection.Refused(RuleBook.ImportIncomplete);
        }

        if (found.Layout is null)
        {
            var errors = found.Faults.Select(fault => new RowError(fault.Row, fault.Rule.Id, fault.Field));
            _state = state with { Progress = state.Progress with { FirstErrors = [.. errors.Take(ImportProgress.MostErrorsShown)] } };
            await EndAsync(OperationState.Failed, found.Faults[0].Rule);
            return;
        }

        await SaveAsync(state with
        {
            Format = found.Layout.Format,
            Delimiter = found.Layout.Delimiter,
            Header = found.Header,
            Total = found.Rows,
        });
    }

    // A validation knows what its earlier rows would have taken, documents and places, only while it runs: it begins again.
    private ImportState Resumed(ImportState state)
    {
        if (state.Commit)
        {
            return state;
        }

        _unsavedErrors.Clear();
        return state with { Progress = new ImportProgress() };
    }

    private async Task<RosterRun> OpenRunAsync(ImportState state, FileLayout layout, CancellationToken cancellationToken)
    {
        var records = await new ChunkedFile(_chunks, state.Chunks).ReadRecordsAsync(layout, cancellationToken);
        try
        {
            return await RosterRun.OpenAsync(
                records,
                header => new RosterOrders(header, _keys, _identity, withDocumentKeys: !state.Commit),
                state.Progress.Cursor,
                cancellationToken);
        }
        catch
        {
            await records.DisposeAsync();
            throw;
        }
    }

    // A reader that failed cannot be read on from where it stands.
    private async Task<bool> ReadSliceAsync(RosterRun run, DateOnly today, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => run.ReadAsync(_options.RowsPerSlice, today, cancellationToken), cancellationToken);
        }
        catch
        {
            await DropRunAsync();
            throw;
        }
    }

    // First the error rows, then the progress that counts them.
    private async Task SaveProgressAsync(ImportState state)
    {
        var pages = await _errors.AppendAsync(state.Province(), state.Progress.ErrorPages, _unsavedErrors, CancellationToken.None);
        await SaveAsync(state with { Progress = state.Progress with { ErrorPages = pages } });
        _unsavedErrors.Clear();
        _savedProgress = _state!.Progress;
        _savedAt = _time.GetTimestamp();
    }

    private async Task EndAsync(OperationState end, Rule? failure)
    {
        var ended = _state! with { State = end, Failure = failure?.Id, EndedAt = _time.GetUtcNow() };
        await SaveProgressAsync(ended);
        await DropRunAsync();
        ImportTelemetry.Ended(ended);
        await SetReminderAsync(ended);
    }

    private async Task DropRunAsync()
    {
        if (_run is { } run)
        {
            _run = null;
            await run.DisposeAsync();
        }
    }

    /// <summary>Waits longer each time; gives up only on failures that the database has no part in.</summary>
    private async Task SetBackAsync(Exception exception)
    {
        var unavailable = IsUnavailable(exception);
        _failures = unavailable ? _failures : _failures + 1;
        if (_failures >= MostFailures)
        {
            LogGaveUp(_logger, exception, _failures);
            try
            {
                await EndAsync(OperationState.Failed, RuleBook.ImportInterrupted);
                return;
            }
            catch (Exception e)
            {
                LogSetBack(_logger, e, _setbacks, _options.LongestPause);
            }
        }

        var pause = TimeSpan.FromSeconds(Math.Min(_options.LongestPause.TotalSeconds, Math.Pow(2, Math.Min(_setbacks, 10))));
        _setbacks++;
        LogSetBack(_logger, exception, _setbacks, pause);
        GoOn(pause);
    }

    private static bool IsUnavailable(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is Unavailable or StoreUnavailable or DbException or TimeoutException or OrleansException)
            {
                return true;
            }
        }

        return false;
    }

    [LoggerMessage(1301, LogLevel.Warning, "An import was set back for the {Count}. time and goes on in {Pause}")]
    private static partial void LogSetBack(ILogger logger, Exception exception, int count, TimeSpan pause);

    [LoggerMessage(1302, LogLevel.Error, "An import failed {Count} times in a row and was given up")]
    private static partial void LogGaveUp(ILogger logger, Exception exception, int count);

    [LoggerMessage(1304, LogLevel.Warning, "An import was deactivated before its last progress could be saved")]
    private static partial void LogUnsaved(ILogger logger, Exception exception);

    [LoggerMessage(1303, LogLevel.Information, "Another activation goes on with this import")]
    private static partial void LogTakenOver(ILogger logger, Exception exception);
}
