using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>Where a merged record leads, and what it was before, so that the merger can be undone.</summary>
public sealed record Merger(StudentId Survivor, StudentStatus Before);
