using System.Collections.Immutable;
using System.ComponentModel;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Gateway.Regions;

[Description("The region's own settings; what is left out is inherited from the level above.")]
internal sealed record SetPolicyRequest
{
    [Description("Largest capacity that a class may be opened with.")]
    public LargestClassRequest? LargestClass { get; init; }

    [Description("Completed years by the cut-off date in the year of entry to primary school, 3 to 10.")]
    public int? EntryAge { get; init; }

    [Description("Cut-off date, MM-DD; 08-31 where only the age is set.")]
    public string? EntryAgeCutOff { get; init; }

    [Description("Settings for transfers and other cases, each inherited by itself.")]
    public CasePolicyRequest? Cases { get; init; }

    public PolicySettings ToSettings() => new()
    {
        LargestClass = LargestClass?.ByStage(),
        EntryAge = EntryAge,
        EntryAgeCutOff = EntryAgeCutOff,
        Cases = Cases?.ToPolicy(),
    };
}

internal sealed record LargestClassRequest
{
    public int? Primary { get; init; }

    public int? Junior { get; init; }

    public int? Senior { get; init; }

    public ImmutableDictionary<Stage, int>? ByStage()
    {
        (Stage Stage, int? Limit)[] limits = [(Stage.Primary, Primary), (Stage.Junior, Junior), (Stage.Senior, Senior)];
        var set = limits.Where(limit => limit.Limit is not null).ToImmutableDictionary(limit => limit.Stage, limit => limit.Limit!.Value);
        return set.IsEmpty ? null : set;
    }
}
