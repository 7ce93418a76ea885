namespace StudentActors.Storage.Migrations;

/// <summary>A database cannot be migrated by this program. The message says why and what to do.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException(string message)
        : base(message)
    {
    }

    public MigrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
