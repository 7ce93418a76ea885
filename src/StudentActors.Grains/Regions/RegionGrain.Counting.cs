using Microsoft.Extensions.Logging;
using StudentActors.Contracts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    private const int SchoolsPerPage = 500;
    private const int ChildrenAskedAtOnce = 8;

    // Older counts are taken again when somebody asks: that finds what a school that died could not report.
    private static readonly TimeSpan OldestCount = TimeSpan.FromMinutes(10);

    // The first reader after a cold start waits for the counts, but not longer than a reader would.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private Task? _refreshing;

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
            if (!_counts.Replace(child, summary))
            {
                return false;
            }

            SaveSoon();
            return true;
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

    [LoggerMessage(1201, LogLevel.Warning, "A region's counts could not be taken afresh")]
    private static partial void LogRefreshFailed(ILogger logger, Exception exception);

    [LoggerMessage(1202, LogLevel.Warning, "A region below did not tell its counts")]
    private static partial void LogChildFailed(ILogger logger, Exception exception);
}
