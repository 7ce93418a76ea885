using StudentActors.Domain.Regions;

namespace StudentActors.Host.Seeding;

/// <summary>What county to make. The same plan makes the same schools, classes and children.</summary>
/// <param name="SchoolYear">Calendar year in which the present school year began.</param>
internal sealed record SeedPlan(AuthorityCode County, int Schools, int Students, int Seed, int SchoolYear);
