using StudentActors.Benchmarks.Baselines.StoredFunction;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>
/// Enrolments through the grains, called from inside the silo, against pgbench calling one stored function that writes the same rows. Each
/// side keeps the number of callers that served it best in the first round.
/// </summary>
public sealed class EnrolBenchmark : IBenchmark
{
    private const string Ours = "enrolments through the grain";
    private const string Baseline = "enrolments by pgbench";
    private const string Ratio = "ratio to the stored function";
    private const int Schools = 256;

    private int[] _callers = [];
    private int[] _clients = [];
    private PayloadSizes? _sizes;

    public string Name => "enrol";

    public string Summary => "Enrolments a second through the grain, against pgbench and a stored function.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        _callers = [64, 128, 256];
        _clients = [16, 32, 64];
        var report = new Report(Name, [new(Ratio, 1.2, AtLeast: true)]);
        await using var server = await BenchmarkServer.StartAsync();
        for (var round = 0; round < settings.Rounds; round++)
        {
            // The first round begins with our side, whose rows tell the baseline how long its payloads have to be.
            var (ours, baseline) = await Sides.MeasureAsync(round, () => MeasureOursAsync(server, settings), () => MeasureBaselineAsync(server, settings));
            ours.PerEnrolment.MustEqual(baseline.PerEnrolment);
            report.Add(
            [
                .. ours.Result.Figures(Ours, "/s"),
                new(Baseline, "/s", baseline.Result.PerSecond),
                new(Ratio, "×", ours.Result.PerSecond / baseline.Result.PerSecond),
                new("callers of the grain", "", _callers[0]),
                new("clients of pgbench", "", _clients[0]),
            ]);
        }

        return report;
    }

    private async Task<MeasuredRows<LoadResult>> MeasureOursAsync(BenchmarkServer server, BenchmarkSettings settings)
    {
        var postgres = await server.CreateRegistryAsync();
        var students = new SyntheticStudents(0);
        var results = new List<(int Callers, LoadResult Result)>();
        RowCounts before;
        long enrolments;
        await using (var silo = await SiloUnderTest.StartAsync(postgres))
        {
            Task Enrol(int caller) => silo.EnrolAsync(students, caller);
            await silo.OpenSchoolsAsync(Schools);
            before = await RowCounts.ReadAsync(postgres);
            enrolments = await ClosedLoop.WarmUpAsync(settings, _callers[0], Enrol);
            foreach (var callers in _callers)
            {
                await server.CheckpointAsync();
                var result = await ClosedLoop.RunAsync(callers, settings.Duration, Enrol);
                results.Add((callers, result));
                enrolments += result.Operations;
            }
        }

        var best = results.MaxBy(result => result.Result.PerSecond);
        _callers = [best.Callers];
        _sizes = await PayloadSizes.ReadAsync(postgres);
        var rows = (await RowCounts.ReadAsync(postgres)).AddedPerEnrolment(before, enrolments);
        await server.DropAsync(postgres);
        return new(best.Result, rows);
    }

    private async Task<MeasuredRows<PgbenchResult>> MeasureBaselineAsync(BenchmarkServer server, BenchmarkSettings settings)
    {
        var baseline = await StoredFunctionBaseline.CreateAsync(server, _sizes!);
        var results = new List<(int Clients, PgbenchResult Result)>();
        var before = await baseline.CountAsync();
        var enrolments = (await baseline.EnrolAsync(_clients[0], settings.Duration)).Transactions;
        foreach (var clients in _clients)
        {
            await server.CheckpointAsync();
            var result = await baseline.EnrolAsync(clients, settings.Duration);
            results.Add((clients, result));
            enrolments += result.Transactions;
        }

        var best = results.MaxBy(result => result.Result.PerSecond);
        _clients = [best.Clients];
        var rows = (await baseline.CountAsync()).AddedPerEnrolment(before, enrolments);
        await server.DropAsync(baseline.ConnectionString);
        return new(best.Result, rows);
    }
}
