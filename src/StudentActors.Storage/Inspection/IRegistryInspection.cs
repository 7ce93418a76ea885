using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Inspection;

/// <summary>
/// Reads a registry's database for what must always be true of it, in bounded slices, beside a registry that serves. Changes nothing unless
/// a repair is asked for.
/// </summary>
public interface IRegistryInspection
{
    /// <summary>The database's product, version and clock.</summary>
    Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellationToken);

    /// <summary>Fingerprint of the key ring that the database was written with; <c>null</c> before the first start.</summary>
    Task<string?> FindKeyRingAsync(CancellationToken cancellationToken);

    Task<RegistrySize> MeasureAsync(CancellationToken cancellationToken);

    /// <summary>Live students of the first schools in the order of their codes.</summary>
    Task<IReadOnlyDictionary<SchoolCode, long>> CountLiveStudentsAsync(int schools, CancellationToken cancellationToken);

    /// <summary>
    /// Follows the hash chains of records from a random place on, or of all of them: events without a gap, every hash as it must be, the record
    /// at the version and hash of its last event.
    /// </summary>
    /// <param name="records">How many; <c>null</c> for all.</param>
    Task<ChainReport> FollowChainsAsync(int? records, CancellationToken cancellationToken);

    /// <summary>Rows that point to nothing, and records without the rows that follow from them.</summary>
    Task<IReadOnlyList<Violation>> FindViolationsAsync(InspectionScope scope, CancellationToken cancellationToken);
}
