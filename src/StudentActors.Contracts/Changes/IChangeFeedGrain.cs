using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts.Changes;

/// <summary>The change feed; stateless, any integer key.</summary>
[Alias("sa.IChangeFeedGrain")]
public interface IChangeFeedGrain : IGrainWithIntegerKey
{
    /// <summary>Changes in the caller's scope, in commit order; returns at once, empty when there is nothing new.</summary>
    [Alias("Read")]
    Task<Answer<ChangeList>> Read(ReadChanges query, CancellationToken cancellationToken);
}

/// <param name="After">Opaque; from the answer before. <c>null</c> from the beginning.</param>
/// <param name="Types">Event kinds; empty for all.</param>
[GenerateSerializer, Immutable, Alias("sa.ReadChanges")]
public sealed record ReadChanges(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] string? After,
    [property: Id(2)] ImmutableArray<string> Types,
    [property: Id(3)] int PageSize);

/// <param name="Next">Where to go on, now or later.</param>
/// <param name="More">Whether further changes were already there.</param>
[GenerateSerializer, Immutable, Alias("sa.ChangeList")]
public sealed record ChangeList(
    [property: Id(0)] ImmutableArray<ChangeView> Items, [property: Id(1)] string? Next, [property: Id(2)] bool More);

/// <summary>A change without its content; read the record for that.</summary>
[GenerateSerializer, Immutable, Alias("sa.ChangeView")]
public sealed record ChangeView
{
    /// <summary>Resume token of exactly this change.</summary>
    [Id(0)] public required string Token { get; init; }

    /// <summary>E.g. <c>student.enrolled</c>.</summary>
    [Id(1)] public required string Type { get; init; }

    /// <summary>Id of a student or a case, code of a school, or authority and period of a review of dropouts, e.g. <c>340103/2026Q3</c>.</summary>
    [Id(2)] public required string Subject { get; init; }

    [Id(3)] public required int Version { get; init; }

    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary><c>null</c> for what is an authority's own.</summary>
    [Id(5)] public SchoolCode? School { get; init; }

    [Id(6)] public required AuthorityCode Authority { get; init; }
}
