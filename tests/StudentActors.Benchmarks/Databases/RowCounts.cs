using System.Globalization;
using Npgsql;

namespace StudentActors.Benchmarks.Databases;

/// <summary>How many rows stand in each table of a registry's database; Orleans' own tables and the migrations' are left out.</summary>
public sealed class RowCounts
{
    private const string Tables =
        """
        SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
            AND relname NOT LIKE 'orleans%' AND relname NOT IN ('schema_migration', 'registry_meta')
        ORDER BY relname
        """;

    private readonly SortedDictionary<string, double> _rows;

    private RowCounts(IEnumerable<KeyValuePair<string, double>> rows) =>
        _rows = new(rows.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    public double this[string table] => _rows.GetValueOrDefault(table);

    public static async Task<RowCounts> ReadAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand(Tables, connection))
        await using (var names = await list.ExecuteReaderAsync())
        {
            while (await names.ReadAsync())
            {
                tables.Add(names.GetString(0));
            }
        }

        var rows = new Dictionary<string, double>();
        foreach (var table in tables)
        {
#pragma warning disable CA2100 // the names come from the catalogue
            await using var count = new NpgsqlCommand($"SELECT count(*) FROM \"{table}\"", connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
            rows[table] = (long)(await count.ExecuteScalarAsync())!;
        }

        return new RowCounts(rows);
    }

    /// <summary>Rows added since an earlier count, for each enrolment.</summary>
    public RowCounts AddedPerEnrolment(RowCounts before, long enrolments) =>
        new(_rows.Select(table => KeyValuePair.Create(table.Key, (table.Value - before[table.Key]) / enrolments)));

    /// <summary>Throws unless both sides wrote the same number of rows into the same tables.</summary>
    public void MustEqual(RowCounts other)
    {
        if (ToString() != other.ToString())
        {
            throw new InvalidOperationException($"The two sides did not write the same rows for an enrolment. Ours: {this}; the baseline: {other}.");
        }
    }

    public override string ToString() => string.Join(
        ", ", _rows.Where(table => table.Value != 0).Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Key} {table.Value}")));
}
