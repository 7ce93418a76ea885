using System.Globalization;
using Npgsql;

namespace StudentActors.Benchmarks.Databases;

/// <summary>How long the sealed bytes are that the registry stores for one enrolment, on average.</summary>
public sealed record PayloadSizes(int Record, int Event)
{
    public static async Task<PayloadSizes> ReadAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(
            """
            SELECT avg(octet_length(student.payload))::integer, avg(octet_length(event.payload))::integer
            FROM student JOIN event ON event.record = student.id
            """);
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return new PayloadSizes(rows.GetInt32(0), rows.GetInt32(1));
    }

    /// <summary>Puts the sizes into a statement that makes payloads of its own.</summary>
    public string Into(string statement) => statement
        .Replace("{record_bytes}", Record.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{event_bytes}", Event.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
