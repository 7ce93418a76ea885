namespace StudentActors.Domain.Students;

/// <summary>A guardian (监护人) of the student.</summary>
public sealed record Guardian(string Name, string Relation, string? Phone)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(Guardian);
}
