using StudentActors.Domain.Cases;

namespace StudentActors.Storage.Cases;

/// <summary>Which case, and of which type it is.</summary>
public sealed record CaseKey(CaseId Id, CaseType Type);
