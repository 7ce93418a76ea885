using System.Collections.Immutable;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Regions;

namespace StudentActors.Grains.Regions;

/// <summary>Between a policy as it travels and as the domain knows it.</summary>
internal static class RegionPolicies
{
    public static readonly PolicySettings Nothing = new();

    public static RegionPolicy ToPolicy(this PolicySettings settings) =>
        new(settings.LargestClass, settings.EntryAge, settings.EntryAgeCutOff) { Cases = settings.Cases };

    public static PolicySettings ToSettings(this RegionPolicy policy) => new()
    {
        LargestClass = policy.LargestClass?.ToImmutableDictionary(),
        EntryAge = policy.EntryAge,
        EntryAgeCutOff = policy.EntryAgeCutOff,
        Cases = policy.Cases,
    };
}

/// <summary>A region's own settings as they are stored.</summary>
[GenerateSerializer, Immutable, Alias("sa.PolicyState")]
internal sealed record PolicyState([property: Id(0)] PolicySettings Settings, [property: Id(1)] int Version);
