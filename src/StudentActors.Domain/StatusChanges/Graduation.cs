using StudentActors.Domain.Schools;

namespace StudentActors.Domain.StatusChanges;

/// <summary>A stage that a student has finished, marked in the record for ever.</summary>
public sealed record Graduation(SchoolCode School, Stage Stage, GraduationOutcome Outcome, DateOnly On);
