using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Schools;

[GenerateSerializer, Immutable, Alias("sa.OpenClass")]
public sealed record OpenClass
{
    [Id(0)] public required Caller Caller { get; init; }

    [Id(1)] public required Operation Operation { get; init; }

    [Id(2)] public string? Stage { get; init; }

    [Id(3)] public int? EntryYear { get; init; }

    [Id(4)] public int? Number { get; init; }

    [Id(5)] public int? Capacity { get; init; }
}
