using Orleans.Concurrency;
using StudentActors.Contracts.Regions;

namespace StudentActors.Grains.Regions;

/// <summary>What a region's schools and the regions below ask it. Same grain and key as the region.</summary>
[Alias("sa.IRegionRules")]
internal interface IRegionRules : IGrainWithStringKey
{
    /// <summary>The policy in force here.</summary>
    /// <param name="fresh">Ask every level above; otherwise what was heard from above in the last seconds will do.</param>
    [AlwaysInterleave, Alias("Effective")]
    Task<PolicySettings> Effective(bool fresh, CancellationToken cancellationToken);
}
