using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Storage.Students;

/// <summary>One page of a roster.</summary>
/// <param name="After">Last row of the page before.</param>
public sealed record RosterQuery(SchoolCode School, ClassId? Class, StudentStatus? Status, RosterPosition? After, int Limit);

/// <summary>Where a roster page ended: rosters are ordered by class, then id.</summary>
public sealed record RosterPosition(ClassId Class, StudentId Id);
