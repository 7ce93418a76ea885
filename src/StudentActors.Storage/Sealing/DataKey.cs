using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Sealing;

/// <summary>One generation of a province's data key: the newest that is active seals, all open.</summary>
/// <param name="Province">The nation's own (00) is for what belongs to no province.</param>
/// <param name="ActiveFrom">
/// When it begins to seal. A key of a rotation begins later than it is written, so that every process has read it by then.
/// </param>
public sealed record DataKey(AuthorityCode Province, ushort Generation, byte[] Key, DateTimeOffset ActiveFrom = default);
