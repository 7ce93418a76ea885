using Npgsql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal static class PostgreSqlFailure
{
    /// <summary>Whether the server is away, refuses, is full or takes too long.</summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException refused => IsUnavailable(refused.SqlState),
        NpgsqlException => true,
        TimeoutException => true,
        _ => false,
    };

    public static CommitFailure Classify(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => CommitFailure.RolledBack,
        RegistryUnavailableException => CommitFailure.Unavailable,
        _ => IsUnavailable(exception) ? CommitFailure.Unavailable : CommitFailure.Data,
    };

    // By class: connection, insufficient resources, operator intervention (shutdown, cancelled), system error; and a standby that
    // cannot be written to, a lock that cannot be had.
    private static bool IsUnavailable(string state) =>
        state[..2] is "08" or "53" or "57" or "58"
        || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable;
}
