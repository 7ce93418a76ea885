using Npgsql;

namespace StudentActors.Benchmarks.Baselines.BulkInserts;

/// <summary>A table's columns that have to be given, with their types; what the database makes by itself is left to it.</summary>
internal sealed record TableColumns(string Table, string Owner, IReadOnlyList<string> Names, IReadOnlyList<string> Types)
{
    private const string Given =
        """
        SELECT attname, format_type(atttypid, atttypmod)
        FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''
        ORDER BY attnum
        """;

    /// <summary>One statement for any number of rows, given as one array for each column.</summary>
    public string Insert =>
        $"INSERT INTO {Table} ({string.Join(", ", Names)}) SELECT * FROM unnest({string.Join(", ", Names.Select((_, i) => $"${i + 1}"))})";

    /// <summary>The rows of all enrolments in the order in which they were committed.</summary>
    public string Select =>
        $"""
        SELECT {string.Join(", ", Names.Select(name => $"part.{name}"))}
        FROM event AS enrolment JOIN {Table} AS part ON part.{Owner} = enrolment.record
        WHERE enrolment.kind = 'student.enrolled'
        ORDER BY enrolment.transaction, enrolment.position
        """;

    /// <param name="owner">Column with the student's id.</param>
    public static async Task<TableColumns> ReadAsync(NpgsqlDataSource database, string table, string owner)
    {
        await using var command = database.CreateCommand(Given);
        command.Parameters.Add(new() { Value = table });
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        var types = new List<string>();
        while (await rows.ReadAsync())
        {
            names.Add(rows.GetString(0));
            types.Add(rows.GetString(1));
        }

        return new TableColumns(table, owner, names, types);
    }
}
