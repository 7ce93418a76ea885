using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Verification;

/// <summary>
/// The national population register, asked whether a person is who the record says. Behind it stands whatever the operator has access to;
/// without any, <see cref="LocalPopulationRegister"/>.
/// </summary>
public interface IPopulationRegister
{
    /// <summary>
    /// Asks once. A register that is down or does not answer in time says <see cref="RegisterVerdict.Unreachable"/>; nothing then follows from
    /// it, and it is asked again later.
    /// </summary>
    Task<RegisterVerdict> AskAsync(KeyData person, CancellationToken cancellationToken);
}
