namespace StudentActors.Storage.Migrations;

/// <summary>Brings a database's schema up to what this program needs.</summary>
public interface IMigrator
{
    /// <summary>
    /// Every migration this program knows, in order, with whether and when it was applied. Changes nothing; a database that
    /// does not exist yet has none applied.
    /// </summary>
    /// <exception cref="MigrationException">The database was migrated by a different or newer program.</exception>
    Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Applies what is missing, each migration in its own transaction, and returns those applied by this call. Safe to call
    /// from several processes at once: each migration is applied once.
    /// </summary>
    /// <exception cref="MigrationException">
    /// The database was migrated by a different or newer program, or a migration failed (and left nothing behind).
    /// </exception>
    Task<IReadOnlyList<MigrationStatus>> UpAsync(CancellationToken cancellationToken);
}
