namespace StudentActors.Domain.Schools;

/// <summary>A class and how many students it may hold.</summary>
public sealed record SchoolClass(ClassId Id, int Capacity);
