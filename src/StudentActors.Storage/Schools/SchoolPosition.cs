using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Schools;

/// <summary>Where a page of schools ended: they are ordered by authority, then code.</summary>
public sealed record SchoolPosition(AuthorityCode Authority, SchoolCode Code);
