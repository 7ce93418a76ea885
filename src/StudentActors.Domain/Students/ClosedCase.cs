using StudentActors.Domain.Cases;

namespace StudentActors.Domain.Students;

/// <summary>A case that is over for this record.</summary>
/// <param name="Effective">Whether it did to the record what it was for.</param>
public sealed record ClosedCase(CaseId Id, bool Effective);
