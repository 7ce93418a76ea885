using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;

namespace StudentActors.Storage.Cases;

/// <summary>One page of what waits for an office.</summary>
/// <param name="OverdueOnly">Only steps whose limit has passed: the office's own, and those of which it has been told.</param>
/// <param name="After">Last row of the page before.</param>
public sealed record TaskQuery(Office Office, bool OverdueOnly, TaskPosition? After, int Limit);

/// <summary>Where a page of tasks ended: they are ordered by deadline, then id.</summary>
public sealed record TaskPosition(DateTimeOffset DueAt, CaseId Id);
