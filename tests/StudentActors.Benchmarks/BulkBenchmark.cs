using System.Diagnostics;
using StudentActors.Benchmarks.Baselines.BulkInserts;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>
/// A CSV roster through <c>POST /imports</c>, from the first byte sent to the end, against PostgreSQL alone: the very rows that the import
/// left are inserted into empty tables by statements of 500 enrolments. In the first round the baseline chooses its number of connections.
/// </summary>
/// <remarks>
/// The registry is measured as on the second day of a load, not in its first seconds: until .NET has compiled the hot code for good, which
/// takes some 200,000 rows, it imports at half its speed. They are imported first, and not counted. <c>import</c> measures the first seconds.
/// </remarks>
public sealed class BulkBenchmark : IBenchmark
{
    private const string Ours = "imported rows";
    private const string Baseline = "rows by statements of 500";
    private const string Ratio = "ratio to PostgreSQL alone";

    private int[] _connections = [];

    public string Name => "bulk";

    public string Summary => "Rows of a CSV roster a second, against PostgreSQL alone with statements of 500 rows.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        _connections = [1, 2, 4];
        var report = new Report(Name, [new(Ratio, 0.4, AtLeast: true)]);
        await using var server = await BenchmarkServer.StartAsync();
        for (var round = 0; round < settings.Rounds; round++)
        {
            // The baseline inserts what the import left, so that our side always comes first.
            var postgres = await server.CreateEmptyAsync();
            var ours = settings.Quick ? await ImportAsync(server, postgres, 5_000, 20_000) : await ImportAsync(server, postgres, 200_000, 100_000);
            var rows = await EnrolmentRowBatches.ReadAsync(postgres);
            await server.DropAsync(postgres);
            var baseline = await InsertAsync(server, rows);
            report.Add(
            [
                new(Ours, "/s", ours),
                new(Baseline, "/s", baseline),
                new(Ratio, "×", ours / baseline),
                new("connections of the baseline", "", _connections[0]),
            ]);
        }

        return report;
    }

    private static async Task<double> ImportAsync(BenchmarkServer server, string postgres, int warmUp, int rows)
    {
        await using var registry = await RegistryUnderTest.StartAsync(postgres);
        await Roster.Write(registry.Schools, new SyntheticStudents(0), warmUp).ImportAsync(registry);
        var roster = Roster.Write(registry.Schools, new SyntheticStudents(1_000_000_000), rows);
        await server.CheckpointAsync();
        var watch = Stopwatch.StartNew();
        await roster.ImportAsync(registry);
        return rows / watch.Elapsed.TotalSeconds;
    }

    private async Task<double> InsertAsync(BenchmarkServer server, EnrolmentRowBatches rows)
    {
        var results = new List<(int Connections, double PerSecond)>();
        foreach (var connections in _connections)
        {
            var postgres = await server.CreateRegistryAsync();
            await server.CheckpointAsync();
            var watch = Stopwatch.StartNew();
            await rows.InsertAsync(postgres, connections);
            results.Add((connections, rows.Enrolments / watch.Elapsed.TotalSeconds));
            rows.MustStandIn(await RowCounts.ReadAsync(postgres));
            await server.DropAsync(postgres);
        }

        var best = results.MaxBy(result => result.PerSecond);
        _connections = [best.Connections];
        return best.PerSecond;
    }
}
