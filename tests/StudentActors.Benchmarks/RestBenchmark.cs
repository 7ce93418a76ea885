using StudentActors.Benchmarks.Baselines.DapperService;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>
/// <c>POST /students</c> with authentication against an ordinary ASP.NET Core and Dapper service that writes the same rows: same client, same
/// connections, each service in a process of its own. Then at half the speed, with latencies as the public feels them; and on SQLite.
/// </summary>
public sealed class RestBenchmark : IBenchmark
{
    private const string PostgreSql = "PostgreSQL enrolments";
    private const string Baseline = "Dapper service enrolments";
    private const string Ratio = "ratio to the Dapper service";
    private const string Processor = "the host's processor time";
    private const string HalfSpeed = "at half of our maximum";
    private const string Embedded = "SQLite enrolments";

    public string Name => "rest";

    public string Summary => "Enrolments a second through REST, against an ordinary ASP.NET Core and Dapper service.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var report = new Report(Name,
        [
            new(Ratio, 3, AtLeast: true),
            new($"{HalfSpeed} p99", 25, AtLeast: false),
            new(PostgreSql, 2_000, AtLeast: true),
            new(Embedded, 1_500, AtLeast: true),
        ]);
        await using var server = await BenchmarkServer.StartAsync();
        for (var round = 0; round < settings.Rounds; round++)
        {
            var (ours, baseline) = await Sides.MeasureAsync(round, () => MeasureOursAsync(server, settings), () => MeasureBaselineAsync(server, settings));
            ours.PerEnrolment.MustEqual(baseline.PerEnrolment);
            report.Add(
            [
                .. ours.Result.Maximum.Figures(PostgreSql, "/s"),
                new(Processor, "µs", ours.Result.Processor.TotalMicroseconds / ours.Result.Maximum.Operations),
                .. baseline.Result.Figures(Baseline, "/s"),
                new(Ratio, "×", ours.Result.Maximum.PerSecond / baseline.Result.PerSecond),
                .. ours.Result.AtHalf.Figures(HalfSpeed, "/s"),
                .. (await MeasureEmbeddedAsync(settings)).Figures(Embedded, "/s"),
            ]);
        }

        return report;
    }

    private static async Task<MeasuredRows<(LoadResult Maximum, TimeSpan Processor, LoadResult AtHalf)>> MeasureOursAsync(BenchmarkServer server, BenchmarkSettings settings)
    {
        var postgres = await server.CreateEmptyAsync();
        await using var registry = await RegistryUnderTest.StartAsync(postgres);
        var students = new SyntheticStudents(0);
        Task Enrol(int caller) => registry.EnrolAsync(students.NextRequest(registry.Schools[caller % registry.Schools.Count], TestSchools.ClassId));
        var before = await RowCounts.ReadAsync(postgres);
        var warmUp = await ClosedLoop.WarmUpAsync(settings, settings.Connections, Enrol);
        await server.CheckpointAsync();
        var processor = registry.Host.ProcessorTime;
        var maximum = await ClosedLoop.RunAsync(settings.Connections, settings.Duration, Enrol);
        processor = registry.Host.ProcessorTime - processor;
        // Fewer children at a time is other code, which is compiled anew once it is hot.
        var atHalfUncounted = await OpenLoop.RunAsync(maximum.PerSecond / 2, settings.Duration, Enrol);
        var atHalf = await OpenLoop.RunAsync(maximum.PerSecond / 2, settings.Duration, Enrol);
        var rows = (await RowCounts.ReadAsync(postgres)).AddedPerEnrolment(
            before, warmUp + maximum.Operations + atHalfUncounted.Operations + atHalf.Operations);
        return new((maximum, processor, atHalf), rows);
    }

    private static async Task<MeasuredRows<LoadResult>> MeasureBaselineAsync(BenchmarkServer server, BenchmarkSettings settings)
    {
        var postgres = await server.CreateRegistryAsync();
        await using var service = await DapperServiceProcess.StartAsync(postgres);
        var schools = TestSchools.Codes(16);
        var students = new SyntheticStudents(0);
        Task Enrol(int caller) => service.EnrolAsync(students.NextRequest(schools[caller % schools.Count], TestSchools.ClassId));
        var before = await RowCounts.ReadAsync(postgres);
        var warmUp = await ClosedLoop.WarmUpAsync(settings, settings.Connections, Enrol);
        await server.CheckpointAsync();
        var result = await ClosedLoop.RunAsync(settings.Connections, settings.Duration, Enrol);
        var rows = (await RowCounts.ReadAsync(postgres)).AddedPerEnrolment(before, warmUp + result.Operations);
        return new(result, rows);
    }

    private static async Task<LoadResult> MeasureEmbeddedAsync(BenchmarkSettings settings)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var students = new SyntheticStudents(0);
        Task Enrol(int caller) => registry.EnrolAsync(students.NextRequest(registry.Schools[caller % registry.Schools.Count], TestSchools.ClassId));
        await ClosedLoop.WarmUpAsync(settings, settings.Connections, Enrol);
        return await ClosedLoop.RunAsync(settings.Connections, settings.Duration, Enrol);
    }
}
