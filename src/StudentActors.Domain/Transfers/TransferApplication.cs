using StudentActors.Domain.Cases;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>A move whose fields are each valid; made by <see cref="TransferCheck"/>.</summary>
/// <param name="RecordMoves">Between special and ordinary schools only, where the record may stay; it goes along in every other move.</param>
public sealed record TransferApplication(
    CaseType Type, StudentNumber StudentNumber, string Name, ClassId ToClass, string Reason, DateOnly? EffectiveFrom, bool? RecordMoves = null)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(TransferApplication);
}
