using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Cases;

/// <summary>A student's record as it was before a move, kept by the sending school (art. 15).</summary>
/// <param name="Province">Whose data key seals it.</param>
/// <param name="Version">Version of the record before the move.</param>
/// <param name="Content">The sealed record, Base64.</param>
public sealed record SealedSnapshot(AuthorityCode Province, int Version, string Content);
