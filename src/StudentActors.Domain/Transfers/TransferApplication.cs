using StudentActors.Domain.Cases;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>A move whose fields are each valid; made by <see cref="TransferCheck"/>.</summary>
public sealed record TransferApplication(
    CaseType Type, StudentNumber StudentNumber, string Name, ClassId ToClass, string Reason, DateOnly? EffectiveFrom)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(TransferApplication);
}
