using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Cases;

/// <summary>A place in a class that an unfinished case keeps.</summary>
public sealed record HeldPlace(SchoolCode School, ClassId Class);
