using StudentActors.Domain.Identity;

namespace StudentActors.Domain.Students;

/// <summary>Key data (关键数据): who the student is. It changes only by a case.</summary>
public sealed record KeyData(string Name, Sex Sex, DateOnly BirthDate, IdentityDocument? Document)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(KeyData);
}
