namespace StudentActors.Domain.Students;

/// <summary>A school and class that the student was in; which grade that was on a date follows from the class.</summary>
/// <param name="Until">First day at the next place.</param>
public sealed record FormerPlace(PlaceOfStudy Place, DateOnly Until);
