using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;

namespace StudentActors.Contracts.Cases;

/// <summary>A proof attached to a case.</summary>
[GenerateSerializer, Immutable, Alias("sa.EvidenceView")]
public sealed record EvidenceView
{
    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required EvidenceType Type { get; init; }

    /// <summary>Bytes.</summary>
    [Id(2)] public required long Length { get; init; }

    /// <summary>File name as it was sent.</summary>
    [Id(3)] public required string Name { get; init; }

    /// <summary>Account that attached it.</summary>
    [Id(4)] public required string By { get; init; }

    [Id(5)] public required Office Office { get; init; }

    [Id(6)] public required DateTimeOffset At { get; init; }
}

/// <param name="Name">File name.</param>
/// <param name="Content">At most <see cref="EvidenceRules.LargestBytes"/>; a PDF, JPEG or PNG by its first bytes.</param>
[GenerateSerializer, Immutable, Alias("sa.AttachEvidence")]
public sealed record AttachEvidence(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] string? Name,
    [property: Id(3)] byte[] Content);

[GenerateSerializer, Immutable, Alias("sa.EvidenceContent")]
public sealed record EvidenceContent([property: Id(0)] EvidenceView Item, [property: Id(1)] byte[] Content);
