using Orleans.Concurrency;

namespace StudentActors.Grains.Schools;

/// <summary>What the clock tells a school. Same grain and key as the school.</summary>
[Alias("sa.ISchoolReporting")]
internal interface ISchoolReporting : IGrainWithStringKey
{
    /// <summary>The last day for a monthly report of dropouts has passed.</summary>
    /// <param name="generation">The setting of the deadline that fired.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><c>null</c> when nothing is left to do for this setting; otherwise when to be called again.</returns>
    [AlwaysInterleave, Alias("DropoutReportDue")]
    Task<DateTimeOffset?> DropoutReportDue(int generation, CancellationToken cancellationToken);

    /// <summary>A warning about entrants without a record is due, or their two months have ended.</summary>
    /// <param name="generation">The setting of the deadline that fired.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><c>null</c> when nothing is left to do for this setting; otherwise when to be called again.</returns>
    [AlwaysInterleave, Alias("EntrantsDue")]
    Task<DateTimeOffset?> EntrantsDue(int generation, CancellationToken cancellationToken);
}
