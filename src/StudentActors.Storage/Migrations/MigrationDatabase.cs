using System.Data.Common;

namespace StudentActors.Storage.Migrations;

/// <summary>What <see cref="MigrationRunner"/> must know about one kind of database.</summary>
internal abstract class MigrationDatabase
{
    /// <summary>Creates table <c>schema_migration</c> if it is not there.</summary>
    public abstract string CreateHistory { get; }

    /// <summary>Returns a row if table <c>schema_migration</c> is there.</summary>
    public abstract string FindHistory { get; }

    /// <summary>Opens the database, or returns null if there is none yet.</summary>
    public abstract Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken);

    public abstract Task<DbConnection> OpenOrCreateAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that no other migrating process shares the database with.</summary>
    public abstract Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken);
}
