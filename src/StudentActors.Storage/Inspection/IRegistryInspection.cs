using StudentActors.Domain.Schools;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Inspection;

/// <summary>
/// Reads a registry's database for what must always be true of it. Changes nothing, needs no key, and may run beside the registry.
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

    /// <summary>
    /// Opens the records of cases from a random place on, or of all of them: each tells what its row tells, and every completed transfer has kept the
    /// student's record for the sending school.
    /// </summary>
    /// <param name="cases">How many; <c>null</c> for all.</param>
    Task<CaseReport> OpenCasesAsync(RecordCodec codec, int? cases, CancellationToken cancellationToken);

    /// <summary>Rows that point to nothing, and live students without a claim that they must hold. Scans whole tables.</summary>
    Task<IReadOnlyList<Violation>> FindViolationsAsync(CancellationToken cancellationToken);
}
