using Microsoft.Extensions.Logging;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Calls;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    private static readonly TimeSpan ReportAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SaveAfter = TimeSpan.FromSeconds(5);

    private readonly RegionCounts _counts;
    private readonly SharedRead _summariesRead;

    private ReportStamp _stamp;
    private DateTimeOffset? _changedAt;
    private bool _unsaved;
    private DelayedRun? _report;
    private DelayedRun? _save;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_unsaved)
        {
            await SaveAsync(cancellationToken);
        }

        // A silo that stops takes the region above with it, or leaves it to count again.
        if (_changedAt is not null && reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
        {
            await ReportUpAsync(cancellationToken);
        }
    }

    public async Task<Answer<StatisticsView>> ReadStatistics(Caller caller, CancellationToken cancellationToken)
    {
        if (MayNotRead(caller, out var region) is { } refusal)
        {
            return refusal;
        }

        if (caller.MayNot(Permission.ReadRegions, region.Code) is { } outside)
        {
            return outside;
        }

        await _summariesRead.EnsureAsync(cancellationToken);
        if (!_counts.Complete)
        {
            await WaitForCountsAsync(cancellationToken);
        }
        else if (_counts.AsOf < _time.GetUtcNow() - OldestCount)
        {
            RefreshInBackground();
        }

        return new StatisticsView
        {
            Region = region.Code,
            AsOf = _counts.AsOf ?? _time.GetUtcNow(),
            Schools = _counts.Schools,
            Students = StatisticsCells.Live(_counts.Cells),
            Rows = StatisticsCells.Rows(_counts.Cells, Today),
        };
    }

    public async Task<long> ReportSchool(SchoolReport report, CancellationToken cancellationToken)
    {
        await _summariesRead.EnsureAsync(cancellationToken);
        if (_counts.Hear(report, out var epoch))
        {
            Heard(report.ChangedAt);
        }

        return epoch;
    }

    public async Task<long> ReportRegion(AuthorityCode child, RegionSummary summary, CancellationToken cancellationToken)
    {
        await _summariesRead.EnsureAsync(cancellationToken);
        if (_counts.Hear(child, summary, out var epoch))
        {
            SaveSoon();
            Heard(summary.ChangedAt ?? _time.GetUtcNow());
        }

        return epoch;
    }

    public async Task<RegionSummary> ReadSummary(CancellationToken cancellationToken)
    {
        await _summariesRead.EnsureAsync(cancellationToken);
        if (!_counts.Complete || _counts.AsOf < _time.GetUtcNow() - OldestCount)
        {
            await RefreshAsync().WaitAsync(cancellationToken);
        }

        return Summary();
    }

    private void BeginReporting()
    {
        _stamp = new ReportStamp(_time.GetUtcNow().UtcTicks, 0);
        _report = new DelayedRun(this, ReportAfter, ReportUpAsync);
        _save = new DelayedRun(this, SaveAfter, SaveAsync);
    }

    private void SaveSoon()
    {
        _unsaved = true;
        _save?.Request();
    }

    private void Heard(DateTimeOffset changedAt)
    {
        GrainTelemetry.Reported(_region!.Level, _time.GetUtcNow() - changedAt);
        Changed(changedAt);
        if (!_counts.Complete)
        {
            RefreshInBackground();
        }
    }

    private void Changed(DateTimeOffset at)
    {
        _changedAt = _changedAt < at ? _changedAt : at;
        _report?.Request();
    }

    private RegionSummary Summary() => new(
        _stamp = _stamp.Following(), _counts.AsOf ?? _time.GetUtcNow(), _changedAt, _counts.Schools, _counts.Cells);

    private async Task ReportUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_counts.Complete)
            {
                await RefreshAsync().WaitAsync(cancellationToken);
                if (!_counts.Complete)
                {
                    // A sum that lacks a part would look as if students had gone.
                    _report?.Request();
                    return;
                }
            }

            if (_region?.Parent is not { } parent)
            {
                _changedAt = null;
                return;
            }

            var summary = Summary();
            _changedAt = null;
            var epoch = await Parent<IRegionReports>(parent).ReportRegion(_region.Code, summary, cancellationToken);
            if (epoch > _stamp.Epoch)
            {
                _stamp = ReportStamp.After(epoch);
                Changed(summary.ChangedAt ?? _time.GetUtcNow());
            }
        }
        catch (Exception e)
        {
            LogReportFailed(_logger, e);
            Changed(_time.GetUtcNow());
        }
    }

    private async Task ReadSummariesAsync()
    {
        if (_counts.HasChildren && await _summaries.ReadAsync(CancellationToken.None) is { } kept)
        {
            _counts.Restore(kept);
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            _unsaved = false;
            await _summaries.WriteAsync(_counts.Kept());
        }
        catch (Exception e)
        {
            // Nothing is lost: the regions below know their counts.
            LogSaveFailed(_logger, e);
        }
    }

    [LoggerMessage(1203, LogLevel.Warning, "A region's counts could not be reported to the region above; they will be again")]
    private static partial void LogReportFailed(ILogger logger, Exception exception);

    [LoggerMessage(1204, LogLevel.Warning, "A region's summaries could not be kept")]
    private static partial void LogSaveFailed(ILogger logger, Exception exception);
}
