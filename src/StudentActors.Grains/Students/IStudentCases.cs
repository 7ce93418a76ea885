using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Cases;

namespace StudentActors.Grains.Students;

/// <summary>
/// What a case asks of its student. Same grain and key as the student. Every request carries the case's id and may come again: it is answered
/// as before and does nothing twice.
/// </summary>
[Alias("sa.IStudentCases")]
internal interface IStudentCases : IGrainWithGuidKey
{
    /// <summary>Locks the record for a case; the refusal says why it cannot be.</summary>
    [Alias("BeginCase")]
    Task<Refusal?> BeginCase(BeginCase order, CancellationToken cancellationToken);

    /// <summary>Does to the record what the case is for, and unlocks it.</summary>
    [Alias("ApplyCase")]
    Task<CaseApplied> ApplyCase(ApplyCase order, CancellationToken cancellationToken);

    /// <summary>Unlocks the record without effect.</summary>
    [Alias("EndCase")]
    Task EndCase(CaseId id, CancellationToken cancellationToken);
}

/// <param name="Place">Where the student was when the case was decided upon.</param>
[GenerateSerializer, Immutable, Alias("sa.BeginCase")]
internal sealed record BeginCase(
    [property: Id(0)] CaseId Case, [property: Id(1)] CaseType Type, [property: Id(2)] CasePlace Place, [property: Id(3)] string Actor);

/// <param name="Effect">A <see cref="CaseEffect"/>, as <see cref="CaseJson"/> writes it.</param>
[GenerateSerializer, Immutable, Alias("sa.ApplyCase")]
internal sealed record ApplyCase([property: Id(0)] CaseId Case, [property: Id(1)] byte[] Effect, [property: Id(2)] string Actor);

/// <summary>What became of a case's effect.</summary>
/// <param name="Refusal">Why it is not possible any more; the record stays locked until the case has ended.</param>
/// <param name="Version">Version of the record before the effect.</param>
/// <param name="Before">The record before the effect, sealed.</param>
[GenerateSerializer, Immutable, Alias("sa.CaseApplied")]
internal sealed record CaseApplied(
    [property: Id(0)] Refusal? Refusal, [property: Id(1)] int Version, [property: Id(2)] byte[] Before);
