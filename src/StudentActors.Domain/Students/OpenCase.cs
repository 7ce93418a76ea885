using StudentActors.Domain.Cases;

namespace StudentActors.Domain.Students;

/// <summary>The one case that the record is locked for (在办业务).</summary>
public sealed record OpenCase(CaseId Id, CaseType Type);
