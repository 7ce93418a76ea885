using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Verification;

/// <summary>
/// The check that needs no connection: a record's document has passed format, check character, division and duplicate checks when it was entered, and
/// nothing else is known here.
/// </summary>
internal sealed class LocalPopulationRegister : IPopulationRegister
{
    public Task<RegisterVerdict> AskAsync(KeyData person, CancellationToken cancellationToken) => Task.FromResult(RegisterVerdict.Agrees);
}
