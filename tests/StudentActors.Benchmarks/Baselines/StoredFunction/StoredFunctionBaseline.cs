using Npgsql;
using StudentActors.Benchmarks.Databases;

namespace StudentActors.Benchmarks.Baselines.StoredFunction;

/// <summary>PostgreSQL's own load program, a client written in C, calling one stored function that writes an enrolment's rows.</summary>
public sealed class StoredFunctionBaseline
{
    private readonly Pgbench _pgbench;

    private StoredFunctionBaseline(Pgbench pgbench, string connectionString)
    {
        _pgbench = pgbench;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static async Task<StoredFunctionBaseline> CreateAsync(BenchmarkServer server, PayloadSizes sizes)
    {
        var connectionString = await server.CreateRegistryAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
#pragma warning disable CA2100 // an embedded file
        await using var function = database.CreateCommand(
            sizes.Into(EmbeddedText.Beside(typeof(StoredFunctionBaseline), "enrol.sql")));
#pragma warning restore CA2100
        await function.ExecuteNonQueryAsync();
        return new StoredFunctionBaseline(new Pgbench(server.BinDirectory, connectionString), connectionString);
    }

    /// <summary>Enrols for a while with so many clients.</summary>
    public async Task<PgbenchResult> EnrolAsync(int clients, TimeSpan duration) =>
        await _pgbench.RunAsync(EmbeddedText.Beside(typeof(StoredFunctionBaseline), "enrol.pgbench"), clients, duration);

    public Task<RowCounts> CountAsync() => RowCounts.ReadAsync(ConnectionString);
}
