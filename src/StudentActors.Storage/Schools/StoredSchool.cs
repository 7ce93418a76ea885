using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Schools;

/// <summary>A school's record as it stands in the store: sealed.</summary>
public sealed record StoredSchool(SchoolCode Code, AuthorityCode Authority, int Version, byte[] Payload, byte[] HeadHash);
