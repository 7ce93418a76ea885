using Npgsql;
using StudentActors.Benchmarks.Databases;

namespace StudentActors.Benchmarks.Baselines.BulkInserts;

/// <summary>
/// All rows of all enrolments of a registry, held in memory, and the quickest way that PostgreSQL has for writing them with its constraints:
/// one round trip and one transaction for 500 enrolments, one statement for each table.
/// </summary>
public sealed class EnrolmentRowBatches
{
    private const int EnrolmentsInBatch = 500;

    // A table, and its column with the student's id.
    private static readonly (string Table, string Owner)[] Tables =
        [("operation", "record"), ("claim", "record"), ("student", "id"), ("event", "record")];

    private readonly IReadOnlyList<TableRows> _tables;

    private EnrolmentRowBatches(IReadOnlyList<TableRows> tables, int enrolments)
    {
        _tables = tables;
        Enrolments = enrolments;
    }

    public int Enrolments { get; }

    public static async Task<EnrolmentRowBatches> ReadAsync(string postgres)
    {
        await using var database = NpgsqlDataSource.Create(postgres);
        await using var count = database.CreateCommand("SELECT count(*)::integer FROM student");
        var enrolments = (int)(await count.ExecuteScalarAsync())!;
        var tables = new List<TableRows>();
        foreach (var (table, owner) in Tables)
        {
            tables.Add(await TableRows.ReadAsync(database, await TableColumns.ReadAsync(database, table, owner), enrolments, EnrolmentsInBatch));
        }

        return new EnrolmentRowBatches(tables, enrolments);
    }

    public async Task InsertAsync(string postgres, int connections)
    {
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(postgres) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 });
        var batches = (Enrolments + EnrolmentsInBatch - 1) / EnrolmentsInBatch;
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            await using var connection = await database.OpenConnectionAsync();
            for (var number = Interlocked.Increment(ref next); number < batches; number = Interlocked.Increment(ref next))
            {
                await using var batch = connection.CreateBatch();
                foreach (var table in _tables)
                {
                    batch.BatchCommands.Add(table.Command(number));
                }

                await batch.ExecuteNonQueryAsync();
            }
        })));
    }

    /// <summary>Throws unless every row was written.</summary>
    public void MustStandIn(RowCounts rows)
    {
        foreach (var table in _tables)
        {
            if (rows[table.Table] != table.Count)
            {
                throw new InvalidOperationException($"{table.Count} rows of {table.Table} should have been inserted; there are {rows[table.Table]}.");
            }
        }
    }
}
