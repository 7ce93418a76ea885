using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Cases;

/// <summary>A student's record as it was before a move, kept by the sending school (art. 15).</summary>
/// <param name="Province">Whose data key seals it.</param>
/// <param name="Version">Version of the record before the move.</param>
/// <param name="Content">The sealed record, Base64.</param>
public sealed record SealedSnapshot(AuthorityCode Province, int Version, string Content);

/// <summary>That there is such a copy. What it says is kept once, in the event that completed the case.</summary>
/// <param name="Province">Whose data key seals it.</param>
/// <param name="Version">Version of the record before the move.</param>
public sealed record KeptSnapshot(AuthorityCode Province, int Version);
