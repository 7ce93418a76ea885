using System.Text.Json.Serialization;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Cases;

/// <summary>An office asked for a case; everything that it will need is in here, the definition in force included.</summary>
public sealed record CaseOpened : CaseEvent
{
    public const string KindName = "case.opened";

    [JsonIgnore]
    public override string Kind => KindName;

    public required CaseId Id { get; init; }

    public required CaseType Type { get; init; }

    /// <summary>For moves only.</summary>
    public TransferVariant? Variant { get; init; }

    public required StudentId Student { get; init; }

    public required PlaceOfStudy Place { get; init; }

    /// <summary>The office that started it and may withdraw it.</summary>
    public required Office Starter { get; init; }

    public required string By { get; init; }

    public required string Reason { get; init; }

    public required CaseEffect Effect { get; init; }

    /// <summary>The region's policy wants proof, though the type does not; <c>null</c> where it does not.</summary>
    public bool? EvidenceNeeded { get; init; }

    /// <summary>A transfer after which a paper file is handed over; <c>null</c> where none is.</summary>
    public bool? PaperFile { get; init; }

    /// <summary>The refused case that goes on by this one, because a complaint about the refusal was upheld.</summary>
    public CaseId? Reopens { get; init; }

    /// <summary>Proof that was attached to that case.</summary>
    public IReadOnlyList<EvidenceItem>? Evidence { get; init; }

    /// <summary>At least one; those of the starting office are approved already.</summary>
    public required IReadOnlyList<CaseStep> Steps { get; init; }
}
