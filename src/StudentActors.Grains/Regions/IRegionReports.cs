using Orleans.Concurrency;
using StudentActors.Domain.Regions;

namespace StudentActors.Grains.Regions;

/// <summary>
/// How counts travel upwards. Calls go both ways between two levels (reports up, questions down), so that all of them interleave and none
/// waits for the other side. Same grain and key as the region.
/// </summary>
[Alias("sa.IRegionReports")]
internal interface IRegionReports : IGrainWithStringKey
{
    /// <summary>A school's own count. Answers with the epoch that the region goes by: a sender with an older one takes a newer one and reports again.</summary>
    [AlwaysInterleave, Alias("ReportSchool")]
    Task<long> ReportSchool(SchoolReport report, CancellationToken cancellationToken);

    /// <summary>The count of a region directly below. Answers like <see cref="ReportSchool"/>.</summary>
    [AlwaysInterleave, Alias("ReportRegion")]
    Task<long> ReportRegion(AuthorityCode child, RegionSummary summary, CancellationToken cancellationToken);

    /// <summary>The region's count, taken afresh where it is old.</summary>
    [AlwaysInterleave, Alias("ReadSummary")]
    Task<RegionSummary> ReadSummary(CancellationToken cancellationToken);
}
