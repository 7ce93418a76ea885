using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Storage.Students;

/// <summary>How many students of one class, sex and status.</summary>
public sealed record HeadCount(ClassId Class, Sex Sex, StudentStatus Status, int Count);

/// <summary>A <see cref="HeadCount"/> of one school.</summary>
public sealed record SchoolHeadCount(SchoolCode School, HeadCount Count);
