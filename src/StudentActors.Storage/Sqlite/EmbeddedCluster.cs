using Microsoft.Data.Sqlite;

namespace StudentActors.Storage.Sqlite;

/// <summary>The one-process cluster of an embedded registry.</summary>
public static class EmbeddedCluster
{
    /// <summary>
    /// Forgets the process that ran before, so that a start after <c>kill -9</c> need not wait until it counts as dead. Only for whoever has
    /// the data folder to himself.
    /// </summary>
    public static async Task ForgetMembersAsync(string orleansPath, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(SqliteFile.ConnectionString(orleansPath));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM orleans_membership; DELETE FROM orleans_membership_version";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
