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

    /// <summary>Ends a case without effect and unlocks the record.</summary>
    [Alias("EndCase")]
    Task<CaseTurned> EndCase(CaseTurn turn, CancellationToken cancellationToken);
}
