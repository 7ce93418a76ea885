using System.Collections.Immutable;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Schools;

/// <param name="PageToken">Opaque; from the page before.</param>
[GenerateSerializer, Immutable, Alias("sa.ReadRoster")]
public sealed record ReadRoster(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] ClassId? Class,
    [property: Id(2)] StudentStatus? Status,
    [property: Id(3)] string? PageToken,
    [property: Id(4)] int PageSize);

[GenerateSerializer, Immutable, Alias("sa.RosterPage")]
public sealed record RosterPage(
    [property: Id(0)] ImmutableArray<RosterEntry> Items, [property: Id(1)] string? NextPageToken);

/// <summary>A student on a roster. The name is masked to its first character; numbers are not shown.</summary>
[GenerateSerializer, Immutable, Alias("sa.RosterEntry")]
public sealed record RosterEntry
{
    [Id(0)] public required StudentId Id { get; init; }

    [Id(1)] public required string Name { get; init; }

    [Id(2)] public required Sex Sex { get; init; }

    [Id(3)] public required ClassId Class { get; init; }

    [Id(4)] public required int? Grade { get; init; }

    [Id(5)] public required StudentStatus Status { get; init; }

    [Id(6)] public required NumberKind NumberKind { get; init; }

    [Id(7)] public required bool HasProblem { get; init; }

    [Id(8)] public required int Version { get; init; }
}
