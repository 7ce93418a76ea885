using Npgsql;

namespace StudentActors.Resilience.Faults;

/// <summary>What must hold after every fault, read from the database itself.</summary>
public static class Invariants
{
    /// <summary>Each statement gives the number of rows that contradict its name; all of them read whole tables once.</summary>
    private static readonly (string Name, string Sql)[] Contradictions =
    [
        ("a student whose version is not the number of its events",
            """
            SELECT count(*)
            FROM student
                LEFT JOIN (SELECT record, min(sequence) AS first, max(sequence) AS last, count(*) AS events FROM event GROUP BY record) AS story
                    ON story.record = student.id
            WHERE (story.first, story.last, story.events) IS DISTINCT FROM (1, student.version, student.version::bigint)
            """),
        ("an event without a record",
            """
            SELECT count(*) FROM event
            WHERE NOT EXISTS (SELECT FROM student WHERE student.id = event.record)
                AND NOT EXISTS (SELECT FROM school WHERE school.id = event.record)
            """),
        ("a claim without a record", "SELECT count(*) FROM claim WHERE NOT EXISTS (SELECT FROM student WHERE student.id = claim.record)"),
        ("a student without the three claims of an enrolment",
            """
            SELECT count(*)
            FROM student
                LEFT JOIN (SELECT record, count(DISTINCT kind) AS kinds, count(*) AS claims FROM claim GROUP BY record) AS held
                    ON held.record = student.id
            WHERE (held.kinds, held.claims) IS DISTINCT FROM (3::bigint, 3::bigint)
            """),
        ("a student who was not enrolled by exactly one operation",
            """
            SELECT count(*)
            FROM student
                LEFT JOIN (SELECT record, count(*) AS operations FROM operation GROUP BY record) AS asked ON asked.record = student.id
            WHERE asked.operations IS DISTINCT FROM 1
            """),
    ];

    /// <summary>
    /// Checks them once every request of the load has been answered, so that there is nobody in the registry but those who were acknowledged.
    /// </summary>
    public static async Task CheckAsync(string connectionString, SteadyLoad load)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        foreach (var (name, sql) in Contradictions)
        {
            await using var command = database.CreateCommand(sql);
            var count = (long)(await command.ExecuteScalarAsync())!;
            Assert.True(count == 0, $"{count} times: {name}");
        }

        var present = await ReadStudentsAsync(database);
        Assert.Empty(load.Acknowledged.Keys.Except(present));
        Assert.Equal(load.Acknowledged.Count, present.Count);
    }

    private static async Task<HashSet<string>> ReadStudentsAsync(NpgsqlDataSource database)
    {
        var ids = new HashSet<string>();
        await using var command = database.CreateCommand("SELECT id FROM student");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0).ToString());
        }

        return ids;
    }
}
