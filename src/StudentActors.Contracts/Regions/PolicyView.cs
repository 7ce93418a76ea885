using System.Collections.Immutable;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts.Regions;

/// <summary>Settings of a region; <c>null</c> means inherited (or, at the nation, no limit).</summary>
[GenerateSerializer, Immutable, Alias("sa.PolicySettings")]
public sealed record PolicySettings
{
    /// <summary>Largest capacity a class may be opened with, by stage.</summary>
    [Id(0)] public ImmutableDictionary<Stage, int>? LargestClass { get; init; }

    /// <summary>Completed years of age by the cut-off date in the year of entry to primary school.</summary>
    [Id(1)] public int? EntryAge { get; init; }

    /// <summary>Cut-off date as <c>MM-DD</c>; 08-31 where only the age is set.</summary>
    [Id(2)] public string? EntryAgeCutOff { get; init; }

    /// <summary>Settings for transfers and other cases.</summary>
    [Id(3)] public CasePolicy? Cases { get; init; }
}

/// <param name="Own">What this region sets itself.</param>
/// <param name="Effective">Own settings over inherited ones.</param>
/// <param name="Version">Of the own settings; 0 when none were ever set.</param>
[GenerateSerializer, Immutable, Alias("sa.PolicyView")]
public sealed record PolicyView(
    [property: Id(0)] AuthorityCode Region,
    [property: Id(1)] PolicySettings Own,
    [property: Id(2)] PolicySettings Effective,
    [property: Id(3)] int Version);

/// <param name="ExpectedVersion">The version that the caller read (<c>If-Match</c>).</param>
[GenerateSerializer, Immutable, Alias("sa.SetPolicy")]
public sealed record SetPolicy(
    [property: Id(0)] Caller Caller, [property: Id(1)] int ExpectedVersion, [property: Id(2)] PolicySettings Settings);
