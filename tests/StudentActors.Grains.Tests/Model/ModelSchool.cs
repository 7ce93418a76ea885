using StudentActors.Domain.Schools;

namespace StudentActors.Grains.Tests.Model;

internal sealed record ModelSchool(SchoolRecord Record, ClassId Class, int Capacity);
