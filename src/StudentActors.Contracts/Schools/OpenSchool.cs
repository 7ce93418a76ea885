using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Schools;

/// <summary>Raw texts as sent; every fault is reported at once.</summary>
[GenerateSerializer, Immutable, Alias("sa.OpenSchool")]
public sealed record OpenSchool
{
    [Id(0)] public required Caller Caller { get; init; }

    [Id(1)] public required Operation Operation { get; init; }

    [Id(2)] public string? Name { get; init; }

    /// <summary>Code of the home authority (学籍主管部门).</summary>
    [Id(3)] public string? Authority { get; init; }

    [Id(4)] public ImmutableArray<StageForm> Stages { get; init; } = [];
}

/// <param name="Stage"><c>primary</c>, <c>junior</c> or <c>senior</c>.</param>
[GenerateSerializer, Immutable, Alias("sa.StageForm")]
public sealed record StageForm([property: Id(0)] string? Stage, [property: Id(1)] int? Years);
