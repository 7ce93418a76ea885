using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Registry;

/// <summary>What a database remembers about itself.</summary>
public interface IRegistryMeta
{
    /// <summary>
    /// Notes, at the first start, with which key ring the database is written, and refuses another one later: sealed records could
    /// not be opened, and look-ups would find nothing.
    /// </summary>
    /// <exception cref="KeyRingMismatchException">The database was written with another key ring.</exception>
    Task BindAsync(IKeyRing keys, CancellationToken cancellationToken);
}
