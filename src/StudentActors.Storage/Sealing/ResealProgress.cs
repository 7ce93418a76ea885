namespace StudentActors.Storage.Sealing;

/// <summary>How far a re-sealing has come; kept in the database, so that one that was killed goes on from there.</summary>
/// <param name="Edition">The <see cref="KeyRing.Edition"/> that records are sealed to.</param>
/// <param name="Kind">Place in the list of record kinds; past its end, all are done.</param>
/// <param name="After">Last record of the kind that was looked at.</param>
/// <param name="Records">Records looked at.</param>
/// <param name="Resealed">Those of them that had an older key.</param>
/// <param name="Moves">How many moves of buckets had come to their end when it began: after another one, records may lie where it has been already.</param>
public sealed record ResealProgress(string Edition, int Kind, Guid After, long Records, long Resealed, bool Done, int Moves = 0);
