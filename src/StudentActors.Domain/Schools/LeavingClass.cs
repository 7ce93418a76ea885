namespace StudentActors.Domain.Schools;

/// <summary>A class of a school that is merged.</summary>
/// <param name="Students">Live students, each of whom needs a place.</param>
public sealed record LeavingClass(SchoolClass Class, int StageYears, int Students);
