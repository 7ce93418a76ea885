using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Verification;

/// <summary>
/// The national population register, asked whether a person is who the record says. Behind it stands whatever the operator has access to; without any,
/// <see cref="LocalPopulationRegister"/>.
/// </summary>
public interface IPopulationRegister
{
    /// <summary>Asks once. Throws when the register cannot be reached or does not answer; nothing then follows from it, and it is asked again later.</summary>
    Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken cancellationToken);
}

/// <summary>A person as the record has it.</summary>
public sealed record RegisterQuestion(string Name, Sex Sex, DateOnly BirthDate, IdentityDocument Document)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(RegisterQuestion);
}

/// <summary>What the register says.</summary>
public enum RegisterAnswer
{
    /// <summary>Such a person exists.</summary>
    Agrees = 1,

    /// <summary>There is no such document, or it is somebody else's.</summary>
    Differs = 2,
}
