using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    private const int SchoolsPerPage = 500;
    private const int ChildrenAskedAtOnce = 8;

    private static readonly TimeSpan ReportAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SaveAfter = TimeSpan.FromSeconds(5);

    // Older counts are taken again when somebody asks: that finds what a school that died could not report.
    private static readonly TimeSpan OldestCount = TimeSpan.FromMinutes(10);

    // The first reader after a cold start waits for the counts, but not longer than a reader would.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly RegionCounts _counts;
    private readonly SharedRead _summariesRead;

    private ReportStamp _stamp;
    private DateTimeOffset? _changedAt;
    private bool _unsaved;
    private DelayedRun? _report;
    private DelayedRun? _save;
    private Task? _refreshing;

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
            _unsaved = true;
            _save?.Request();
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

    private async Task WaitForCountsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync().WaitAsync(LongestWait, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // What is known so far is better than nothing; its time says how old it is.
        }
    }

    private void RefreshInBackground() => _ = LogFailureAsync(RefreshAsync());

    private async Task LogFailureAsync(Task refresh)
    {
        try
        {
            await refresh;
        }
        catch (Exception e)
        {
            LogRefreshFailed(_logger, e);
        }
    }

    private Task RefreshAsync() => _refreshing ??= RunRefreshAsync();

    private async Task RunRefreshAsync()
    {
        // The caller has to see the task before it can end.
        await Task.Yield();
        try
        {
            var oldest = _time.GetUtcNow() - OldestCount;
            var changed = false;
            if (_counts.SchoolsOlderThan(oldest))
            {
                changed = await _gate.RunAsync(CountSchoolsAsync);
            }

            using var atOnce = new SemaphoreSlim(ChildrenAskedAtOnce);
            var asked = await Task.WhenAll(_counts.ChildrenOlderThan(oldest).Select(child => AskAsync(child, atOnce)));
            if (changed || asked.Contains(true))
            {
                Changed(_time.GetUtcNow());
            }
        }
        finally
        {
            _refreshing = null;
        }
    }

    private async Task<bool> AskAsync(AuthorityCode child, SemaphoreSlim atOnce)
    {
        await atOnce.WaitAsync();
        try
        {
            var summary = await GrainFactory.GetGrain<IRegionReports>(GrainKeys.Region(child)).ReadSummary(CancellationToken.None);
            _unsaved = true;
            _save?.Request();
            return _counts.Replace(child, summary);
        }
        catch (Exception e)
        {
            LogChildFailed(_logger, e);
            return false;
        }
        finally
        {
            atOnce.Release();
        }
    }

    /// <summary>Counts the schools whose home authority this is; <c>true</c> when that changed the sum.</summary>
    private async Task<bool> CountSchoolsAsync()
    {
        GrainTelemetry.RecountedRegion();
        var at = _time.GetUtcNow();
        _counts.BeginCount();
        var schools = new Dictionary<SchoolCode, SchoolRecord>();
        SchoolCode? after = null;
        do
        {
            var page = await _store.ListSchoolsAsync(_region!.Code, after, SchoolsPerPage, CancellationToken.None);
            foreach (var stored in page)
            {
                schools.Add(stored.Code, _codec.OpenSchool(stored.Code, stored.Payload));
            }

            after = page.Count == SchoolsPerPage ? page[^1].Code : null;
        }
        while (after is not null);

        IReadOnlyList<SchoolHeadCount> counts =
            schools.Count == 0 ? [] : await _store.CountAuthorityAsync(_region.Code, CancellationToken.None);
        var bySchool = counts.ToLookup(count => count.School, count => count.Count);
        return _counts.EndCount(
            schools.ToDictionary(school => school.Key, school => StatisticsCells.Of(school.Value, bySchool[school.Key])), at);
    }

    private RegionSummary Summary() => new(
        _stamp = _stamp.Next, _counts.AsOf ?? _time.GetUtcNow(), _changedAt, _counts.Schools, _counts.Cells);

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
        if (!_counts.HasChildren || await _summaries.ReadAsync(CancellationToken.None) is not { } stored)
        {
            return;
        }

        foreach (var (code, summary) in stored.Children)
        {
            if (AuthorityCode.TryParse(code, out var child))
            {
                _counts.Hear(child, summary, out _);
            }
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            _unsaved = false;
            await _summaries.WriteAsync(new RegionSummaries(
                _counts.Children.ToImmutableDictionary(child => child.Key.Value, child => child.Value)));
        }
        catch (Exception e)
        {
            // Nothing is lost: the regions below know their counts.
            LogSaveFailed(_logger, e);
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "A region's counts could not be taken afresh")]
    private static partial void LogRefreshFailed(ILogger logger, Exception exception);

    [LoggerMessage(1202, LogLevel.Warning, "A region below did not tell its counts")]
    private static partial void LogChildFailed(ILogger logger, Exception exception);

    [LoggerMessage(1203, LogLevel.Warning, "A region's counts could not be reported to the region above; they will be again")]
    private static partial void LogReportFailed(ILogger logger, Exception exception);

    [LoggerMessage(1204, LogLevel.Warning, "A region's summaries could not be kept")]
    private static partial void LogSaveFailed(ILogger logger, Exception exception);
}
