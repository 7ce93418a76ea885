namespace StudentActors.Domain.Students;

/// <summary>A guardian as it was sent.</summary>
public sealed record GuardianForm(string? Name, string? Relation, string? Phone = null)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(GuardianForm);
}
