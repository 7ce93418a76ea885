using Npgsql;

namespace StudentActors.Resilience.Faults;

/// <summary>What must hold after every fault, read from the database itself.</summary>
public static class Invariants
{
    /// <summary>Each statement gives the number of rows that contradict its name.</summary>
    private static readonly (string Name, string Sql)[] Contradictions =
    [
        ("a student without its first event", "SELECT count(*) FROM student s WHERE NOT EXISTS (SELECT FROM event e WHERE e.record = s.id AND e.sequence = 1)"),
        ("a student whose version is not its last event's",
            "SELECT count(*) FROM student s JOIN (SELECT record, max(sequence) AS last, count(*) AS events FROM event GROUP BY record) e ON e.record = s.id"
            + " WHERE s.version <> e.last OR s.version <> e.events"),
        ("an event without a record",
            "SELECT count(*) FROM event e WHERE NOT EXISTS (SELECT FROM student s WHERE s.id = e.record) AND NOT EXISTS (SELECT FROM school s WHERE s.id = e.record)"),
        ("a claim without a record", "SELECT count(*) FROM claim c WHERE NOT EXISTS (SELECT FROM student s WHERE s.id = c.record)"),
        ("a student without all three claims",
            "SELECT count(*) FROM student s WHERE (SELECT count(DISTINCT c.kind) FROM claim c WHERE c.record = s.id) <> 3"),
        ("a student without its operation", "SELECT count(*) FROM student s WHERE NOT EXISTS (SELECT FROM operation o WHERE o.record = s.id)"),
        ("a student enrolled by two operations", "SELECT count(*) FROM (SELECT record FROM operation WHERE record IN (SELECT id FROM student) GROUP BY record HAVING count(*) > 1) twice"),
    ];

    public static async Task CheckAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        foreach (var (name, sql) in Contradictions)
        {
            await using var command = database.CreateCommand(sql);
            var count = (long)(await command.ExecuteScalarAsync())!;
            Assert.True(count == 0, $"{count} times: {name}");
        }
    }

    public static async Task<HashSet<string>> ReadStudentsAsync(string connectionString)
    {
        var ids = new HashSet<string>();
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("SELECT id FROM student");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0).ToString());
        }

        return ids;
    }
}
