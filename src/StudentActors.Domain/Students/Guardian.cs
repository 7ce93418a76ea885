namespace StudentActors.Domain.Students;

/// <summary>A guardian (监护人) of the student.</summary>
public sealed record Guardian(string Name, string Relation, string? Phone);
