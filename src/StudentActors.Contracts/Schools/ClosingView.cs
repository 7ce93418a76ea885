using System.Collections.Immutable;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts.Schools;

/// <summary>The last merger (撤并) or closure (停办) that was proposed for a school.</summary>
[GenerateSerializer, Immutable, Alias("sa.ClosingView")]
public sealed record ClosingView
{
    [Id(0)] public required SchoolCode School { get; init; }

    /// <summary>The school that takes the students; <c>null</c> for a closure.</summary>
    [Id(1)] public SchoolCode? Into { get; init; }

    [Id(2)] public required ClosingState State { get; init; }

    /// <summary>Where single classes were to go; all others go to classes opened for them.</summary>
    [Id(3)] public required ImmutableArray<ClassMoveView> Classes { get; init; }

    [Id(4)] public required string Reason { get; init; }

    /// <summary>Who keeps the files of a closed school.</summary>
    [Id(5)] public string? Archive { get; init; }

    [Id(6)] public required string ProposedBy { get; init; }

    [Id(7)] public required Office ProposedFor { get; init; }

    [Id(8)] public required DateTimeOffset ProposedAt { get; init; }

    [Id(9)] public string? DecidedBy { get; init; }

    [Id(10)] public string? DecisionReason { get; init; }

    [Id(11)] public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Rule by which it failed after it had been approved.</summary>
    [Id(12)] public string? RuleId { get; init; }

    [Id(13)] public DateTimeOffset? EndedAt { get; init; }

    [Id(14)] public required int Version { get; init; }
}

/// <param name="From">Class of the school that is merged.</param>
/// <param name="To">Class of the other school that its students go to.</param>
[GenerateSerializer, Immutable, Alias("sa.ClassMoveView")]
public sealed record ClassMoveView([property: Id(0)] ClassId From, [property: Id(1)] ClassId To);
