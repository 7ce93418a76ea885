using StudentActors.Benchmarks.Baselines.StockOrleans;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>Enrolments through our grains against the same domain on Orleans' own ADO.NET storage: an identity grain and a student grain.</summary>
public sealed class StockBenchmark : IBenchmark
{
    private const string Ours = "enrolments through the grain";
    private const string Baseline = "enrolments on stock storage";
    private const int Schools = 256;

    public string Name => "stock";

    public string Summary => "Enrolments a second through the grain, against grains on Orleans' own ADO.NET storage.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var report = new Report(Name, []);
        await using var server = await BenchmarkServer.StartAsync();
        for (var round = 0; round < settings.Rounds; round++)
        {
            var (ours, baseline) = await Sides.MeasureAsync(round, () => MeasureOursAsync(server, settings), () => MeasureBaselineAsync(server, settings));
            report.Add(
            [
                .. ours.Figures(Ours, "/s"),
                .. baseline.Figures(Baseline, "/s"),
                new("ratio to stock storage", "×", ours.PerSecond / baseline.PerSecond),
            ]);
        }

        return report;
    }

    private static async Task<LoadResult> MeasureOursAsync(BenchmarkServer server, BenchmarkSettings settings)
    {
        await using var silo = await SiloUnderTest.StartAsync(await server.CreateRegistryAsync());
        await silo.OpenSchoolsAsync(Schools);
        var students = new SyntheticStudents(0);
        return await MeasureAsync(server, settings, caller => silo.EnrolAsync(students, caller));
    }

    private static async Task<LoadResult> MeasureBaselineAsync(BenchmarkServer server, BenchmarkSettings settings)
    {
        await using var baseline = await StockOrleansBaseline.StartAsync(await server.CreateRegistryAsync());
        var schools = TestSchools.Codes(Schools);
        var students = new SyntheticStudents(0);
        return await MeasureAsync(
            server, settings, caller => baseline.EnrolAsync(SiloUnderTest.NextEnrolment(students, schools[caller % schools.Count])));
    }

    private static async Task<LoadResult> MeasureAsync(BenchmarkServer server, BenchmarkSettings settings, Func<int, Task> enrol)
    {
        await ClosedLoop.WarmUpAsync(settings, settings.Connections, enrol);
        await server.CheckpointAsync();
        return await ClosedLoop.RunAsync(settings.Connections, settings.Duration, enrol);
    }
}
