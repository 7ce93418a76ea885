using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary><c>POST /students</c> with authentication, load included, on both databases.</summary>
public sealed class RestBenchmark : IBenchmark
{
    private const string Embedded = "SQLite enrolments";
    private const string PostgreSql = "PostgreSQL enrolments";

    public string Name => "rest";

    public string Summary => "Enrolments a second through REST on SQLite and on PostgreSQL.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var report = new Report(Name, [new(Embedded, 1_500, AtLeast: true), new(PostgreSql, 2_000, AtLeast: true)]);
        for (var round = 0; round < settings.Rounds; round++)
        {
            report.Add([.. await MeasureAsync(Embedded, postgres: false, settings), .. await MeasureAsync(PostgreSql, postgres: true, settings)]);
        }

        return report;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string name, bool postgres, BenchmarkSettings settings)
    {
        await using var registry = await RegistryUnderTest.StartAsync(postgres);
        var students = new SyntheticStudents(0);
        Task Enrol(int caller) => registry.EnrolAsync(students.NextRequest(registry.Schools[caller % registry.Schools.Count], registry.ClassId));
        await ClosedLoop.RunAsync(settings.Connections, settings.WarmUp, Enrol);
        var result = await ClosedLoop.RunAsync(settings.Connections, settings.Duration, Enrol);
        return result.Figures(name, "/s");
    }
}
