using StudentActors.Domain.Schools;

namespace StudentActors.Host.Seeding;

internal sealed record SeedSchool(SchoolCode Code, string Name, Stage Stage, int Years, IReadOnlyList<SeedClass> Classes);

/// <param name="Students">How many children it is filled with, at most <paramref name="Capacity"/>.</param>
internal sealed record SeedClass(ClassId Id, int Capacity, int Students);
