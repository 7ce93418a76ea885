using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using StudentActors.Contracts;
using StudentActors.Domain.Regions;
using StudentActors.Grains.Cases;

namespace StudentActors.Grains.Regions;

/// <summary>
/// Late reviews of dropouts, for the metrics. Nothing fires when a review becomes late, so that a gauge is how those who watch the registry hear of it;
/// the nation's grain counts, whichever silo is asked.
/// </summary>
internal sealed class ReviewCounts : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly Meter Meter = new(GrainTelemetry.Name);

    private static ReviewCounts? _reporting;

    private readonly IGrainFactory _grains;
    private readonly CollectedCounts _collected;
    private ImmutableArray<LateReviewCount> _counts = [];

    static ReviewCounts() => Meter.CreateObservableGauge(
        "studentactors.dropout_reviews.overdue", () => _reporting?.Late ?? [], "{review}",
        "Reviews of dropouts that authorities have not made in time, by kind and province; every silo reports all.");

    public ReviewCounts(IGrainFactory grains, TimeProvider time, ILogger<ReviewCounts> logger)
    {
        _grains = grains;
        _collected = new CollectedCounts("Late reviews of dropouts", CountAsync, time, logger);
    }

    public IEnumerable<Measurement<long>> Late
    {
        get
        {
            _collected.Collected();
            return _counts.Select(count => new Measurement<long>(
                count.Late, new("kind", CaseTelemetry.Text(count.Kind)), new("province", count.Province.Value)));
        }
    }

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(ReviewCounts),
        ServiceLifecycleStage.Active,
        _ => Report(this),
        _ => Report(_reporting == this ? null : _reporting));

    private static Task Report(ReviewCounts? counts)
    {
        _reporting = counts;
        return Task.CompletedTask;
    }

    private async Task CountAsync() =>
        _counts = await _grains.GetGrain<IRegionReviews>(GrainKeys.Region(AuthorityCode.Nation)).CountLateReviews(CancellationToken.None);
}
