using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Cases;

namespace StudentActors.Grains.Students;

/// <summary>
/// What a case asks of its student. Same grain and key as the student, which commits both records at once: a case is open exactly while its student is
/// locked for it.
/// </summary>
[Alias("sa.IStudentCases")]
internal interface IStudentCases : IGrainWithGuidKey
{
    /// <summary>The record that a case is decided upon.</summary>
    /// <param name="fresh">Read it again: what this silo remembers may be older than what another has committed.</param>
    [Alias("Look")]
    Task<KnownStudent> Look(bool fresh, CancellationToken cancellationToken);

    /// <summary>Opens a case and locks the record for it.</summary>
    [Alias("BeginCase")]
    Task<CaseTurned> BeginCase(CaseTurn turn, CancellationToken cancellationToken);

    /// <summary>
    /// Does to the record what the case is for, which is completed by that; a case whose effect is not possible any more is rejected. Either unlocks the
    /// record.
    /// </summary>
    /// <exception cref="TimeoutException">The population register, which has to be asked first, does not answer.</exception>
    [Alias("ApplyCase")]
    Task<CaseTurned> ApplyCase(CaseTurn turn, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that a county has received the e-file of a child who has dropped out, and gives the file; the record need not be locked for that. Done
    /// again, it notes nothing.
    /// </summary>
    [Alias("HandOver")]
    Task<HandedFile> HandOver(HandoverOrder order, CancellationToken cancellationToken);

    /// <summary>Ends a case without effect and unlocks the record.</summary>
    [Alias("EndCase")]
    Task<CaseTurned> EndCase(CaseTurn turn, CancellationToken cancellationToken);
}

/// <param name="To">County of household registration.</param>
[GenerateSerializer, Immutable, Alias("sa.HandoverOrder")]
internal sealed record HandoverOrder(
    [property: Id(0)] CaseId Case, [property: Id(1)] AuthorityCode To, [property: Id(2)] string Actor);

/// <param name="Version">Of the record.</param>
/// <param name="Content">The sealed record; <c>null</c> where it is not to be handed over.</param>
[GenerateSerializer, Immutable, Alias("sa.HandedFile")]
internal sealed record HandedFile(
    [property: Id(0)] int Version, [property: Id(1)] byte[]? Content, [property: Id(2)] AuthorityCode Province, [property: Id(3)] Refusal? Refusal);
