using Microsoft.Extensions.Logging;
using StudentActors.Contracts;
using StudentActors.Domain.Students;
using StudentActors.Grains.Calls;
using StudentActors.Grains.Regions;
using StudentActors.Storage.Cases;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    private static readonly TimeSpan ReportAfter = TimeSpan.FromSeconds(2);

    // A move that was committed just before a count and told of just after it is counted twice until then.
    private static readonly TimeSpan CountAfter = TimeSpan.FromMinutes(1);

    private ReportStamp _stamp;
    private DateTimeOffset? _changedAt;
    private DelayedRun? _report;
    private DelayedRun? _countAgain;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // A silo that stops takes the region with it, or leaves it to count again.
        if (_changedAt is not null && reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
        {
            await ReportAsync(cancellationToken);
        }
    }

    private void BeginReporting()
    {
        _stamp = new ReportStamp(_time.GetUtcNow().UtcTicks, 0);
        _report = new DelayedRun(this, ReportAfter, ReportAsync);
        _countAgain = new DelayedRun(this, CountAfter, CountAgainAsync);
    }

    /// <summary>The counts follow what they are told of; what that cannot say for certain, the store does.</summary>
    private void CountAgainLater() => _countAgain?.Request();

    // The count asks for a report itself.
    private async Task CountAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _places.ReadyAsync(cancellationToken);
        }
        catch (Exception e)
        {
            LogReportFailed(_logger, e);
            CountAgainLater();
        }
    }

    private void ReportSoon()
    {
        _changedAt ??= _time.GetUtcNow();
        _report?.Request();
    }

    private async Task<SchoolCount> CountAsync()
    {
        // In this order a student who arrives meanwhile is counted twice and not missed; the case that brings one says so afterwards.
        List<HeldPlaceCount> reserved = [.. await _cases.CountHeldPlacesAsync(_school!.Code, CancellationToken.None)];
        foreach (var absorption in _school.Absorptions.Where(absorption => !absorption.Ended))
        {
            var classes = absorption.Classes.ToDictionary(move => move.From, move => move.To);
            reserved.AddRange((await _store.CountSchoolAsync(absorption.From, CancellationToken.None))
                .Where(head => head.Status.IsLive() && classes.ContainsKey(head.Class))
                .Select(head => new HeldPlaceCount(classes[head.Class], head.Count)));
        }

        var heads = await _store.CountSchoolAsync(_school.Code, CancellationToken.None);
        ReportSoon();
        return new SchoolCount(heads, reserved);
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        var changedAt = _changedAt ?? _time.GetUtcNow();
        try
        {
            await _read.EnsureAsync(cancellationToken);
            if (_school is not { } school)
            {
                return;
            }

            await _places.CountedAsync(cancellationToken);
            await NoteRecordedAsync(cancellationToken);
            _stamp = _stamp.Following();
            _changedAt = null;
            var epoch = await GrainFactory.GetGrain<IRegionReports>(GrainKeys.Region(school.Authority)).ReportSchool(
                new SchoolReport(school.Code, _stamp, changedAt, StatisticsCells.Of(school, _places.Counts)), cancellationToken);
            if (epoch > _stamp.Epoch)
            {
                _stamp = ReportStamp.After(epoch);
                ReportSoon();
            }
        }
        catch (Exception e)
        {
            LogReportFailed(_logger, e);
            _changedAt = changedAt;
            ReportSoon();
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "A school's counts could not be reported to its region; they will be again")]
    private static partial void LogReportFailed(ILogger logger, Exception exception);
}
