using System.Diagnostics;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>A CSV roster by <c>POST /imports</c>: from the first byte sent to the operation's end, on both databases.</summary>
public sealed class ImportBenchmark : IBenchmark
{
    private const string Embedded = "SQLite import rows";
    private const string PostgreSql = "PostgreSQL import rows";

    public string Name => "import";

    public string Summary => "Rows of a CSV roster a second, until they are durable.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var rows = settings.Quick ? 20_000 : 100_000;
        var report = new Report(Name, [new(Embedded, 8_000, AtLeast: true)]);
        await using var server = await BenchmarkServer.StartAsync();
        for (var round = 0; round < settings.Rounds; round++)
        {
            var postgres = await server.CreateEmptyAsync();
            report.Add([.. await MeasureAsync(Embedded, null, rows), .. await MeasureAsync(PostgreSql, postgres, rows)]);
            await server.DropAsync(postgres);
        }

        return report;
    }

    private static async Task<Figure[]> MeasureAsync(string name, string? postgres, int rows)
    {
        await using var registry = await RegistryUnderTest.StartAsync(postgres);
        await Roster.Write(registry.Schools, new SyntheticStudents(0), 5_000).ImportAsync(registry);
        var roster = Roster.Write(registry.Schools, new SyntheticStudents(1_000_000_000), rows);
        var processor = registry.Host.ProcessorTime;
        var watch = Stopwatch.StartNew();
        await roster.ImportAsync(registry);
        watch.Stop();
        processor = registry.Host.ProcessorTime - processor;
        return
        [
            new(name, "rows/s", rows / watch.Elapsed.TotalSeconds),
            new($"{name}: the host's processor time", "µs/row", processor.TotalMicroseconds / rows),
        ];
    }
}
