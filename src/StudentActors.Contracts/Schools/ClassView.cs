using System.Collections.Immutable;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts.Schools;

[GenerateSerializer, Immutable, Alias("sa.ClassView")]
public sealed record ClassView
{
    [Id(0)] public required ClassId Id { get; init; }

    [Id(1)] public required Stage Stage { get; init; }

    [Id(2)] public required int EntryYear { get; init; }

    [Id(3)] public required int Number { get; init; }

    [Id(4)] public required int Capacity { get; init; }

    /// <summary>Places taken by live students.</summary>
    [Id(5)] public required int Students { get; init; }

    /// <summary>Grade today, from 1; <c>null</c> once the stage is over.</summary>
    [Id(6)] public required int? Grade { get; init; }
}

/// <summary>All classes of a school, ordered by stage, entry year and number.</summary>
[GenerateSerializer, Immutable, Alias("sa.ClassList")]
public sealed record ClassList([property: Id(0)] ImmutableArray<ClassView> Items);
