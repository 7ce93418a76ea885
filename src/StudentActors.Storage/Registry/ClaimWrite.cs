namespace StudentActors.Storage.Registry;

/// <summary>Takes a claim for the unit's record. A claim that the same record already holds counts as taken by it.</summary>
public sealed record ClaimWrite(ClaimKey Key);
