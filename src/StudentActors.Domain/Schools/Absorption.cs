namespace StudentActors.Domain.Schools;

/// <summary>Students of another school that come to this one as their school is merged into it.</summary>
/// <param name="Ended">All have come.</param>
public sealed record Absorption(SchoolCode From, IReadOnlyList<ClassMove> Classes, bool Ended);
