using System.Diagnostics;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.Contracts.Students;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>
/// The same enrolments into a registry of ten thousand students and into one of two million, in one PostgreSQL; then look-ups by document
/// among the two million.
/// </summary>
public sealed class ScaleBenchmark : IBenchmark
{
    private const string Large = "enrolments in the large registry";
    private const string Small = "enrolments in the small registry";
    private const string Ratio = "ratio of large to small";
    private const string LookUps = "look-ups by document";
    private const int Schools = 1_000;
    private const int SmallSize = 10_000;
    private const int RowsInFile = 50_000;
    private const int LookUpsPerSecond = 500;

    public string Name => "scale";

    public string Summary => "Enrolment speed with two million students against ten thousand, and look-ups among them.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var size = settings.Quick ? 100_000 : 2_000_000;
        var report = new Report(Name, [new(Ratio, 0.85, AtLeast: true), new($"{LookUps} p99", 10, AtLeast: false)]);
        using var keys = new TemporaryDirectory();
        var keyRing = Path.Combine(keys.FullName, "keyring.json");
        await using var server = await BenchmarkServer.StartAsync();
        var small = await FillAsync(server, keyRing, SmallSize);
        var large = await FillAsync(server, keyRing, size);
        for (var round = 0; round < settings.Rounds; round++)
        {
            var students = new SyntheticStudents(1_000_000_000L + (100_000_000L * round));
            var (inLarge, inSmall) = await Sides.MeasureAsync(
                round,
                () => MeasureLargeAsync(server, large, keyRing, size, students, settings),
                () => MeasureSmallAsync(server, small, keyRing, students, settings));
            report.Add(
            [
                .. inLarge.Enrolments.Figures(Large, "/s"),
                .. inSmall.Figures(Small, "/s"),
                new(Ratio, "×", inLarge.Enrolments.PerSecond / inSmall.PerSecond),
                .. inLarge.LookUps.Figures(LookUps, "/s"),
            ]);
        }

        return report;
    }

    private static async Task<string> FillAsync(BenchmarkServer server, string keyRing, int size)
    {
        var postgres = await server.CreateEmptyAsync();
        await using var registry = await RegistryUnderTest.StartAsync(postgres, Schools, keyRing);
        var students = new SyntheticStudents(0);
        var watch = Stopwatch.StartNew();
        for (var rows = 0; rows < size; rows += RowsInFile)
        {
            await Roster.Write(registry.Schools, students, Math.Min(RowsInFile, size - rows)).ImportAsync(registry);
        }

        Console.WriteLine($"  filled with {size:N0} students in {watch.Elapsed.TotalSeconds:N0} s");
        await server.SettleAsync(postgres);
        return postgres;
    }

    private static async Task<(LoadResult Enrolments, LoadResult LookUps)> MeasureLargeAsync(
        BenchmarkServer server, string postgres, string keyRing, int size, SyntheticStudents students, BenchmarkSettings settings)
    {
        await using var silo = await SiloUnderTest.StartAsync(postgres, keyRing);
        var enrolments = await EnrolAsync(server, silo, students, settings);
        Task Find(int caller) => FindAsync(silo, 1 + Random.Shared.Next(size));
        await ClosedLoop.RunAsync(settings.Connections, settings.Duration, Find);
        // Few look-ups at a time are other code, which is compiled anew once it is hot.
        await OpenLoop.RunAsync(LookUpsPerSecond, settings.Duration, Find);
        await server.CheckpointAsync();
        var lookUps = await OpenLoop.RunAsync(LookUpsPerSecond, settings.Duration, Find);
        return (enrolments, lookUps);
    }

    // Enrolling makes a small registry larger, so that every round begins with a copy.
    private static async Task<LoadResult> MeasureSmallAsync(
        BenchmarkServer server, string original, string keyRing, SyntheticStudents students, BenchmarkSettings settings)
    {
        var postgres = await server.CopyAsync(original);
        LoadResult result;
        await using (var silo = await SiloUnderTest.StartAsync(postgres, keyRing))
        {
            result = await EnrolAsync(server, silo, students, settings);
        }

        await server.DropAsync(postgres);
        return result;
    }

    private static async Task<LoadResult> EnrolAsync(
        BenchmarkServer server, SiloUnderTest silo, SyntheticStudents students, BenchmarkSettings settings)
    {
        silo.UseSchools(Schools);

        // Hot code was compiled while the registry was filled; more would make the small registry a large one.
        await ClosedLoop.RunAsync(settings.Connections, settings.Duration, caller => silo.EnrolAsync(students, caller));
        await server.CheckpointAsync();
        return await ClosedLoop.RunAsync(settings.Connections, settings.Duration, caller => silo.EnrolAsync(students, caller));
    }

    private static async Task FindAsync(SiloUnderTest silo, long number)
    {
        var (residentId, _, _, _) = SyntheticStudents.At(number);
        var query = new LookUpStudent { Caller = SiloUnderTest.Operator, DocumentType = "residentId", DocumentNumber = residentId };
        SiloUnderTest.Require(await silo.Grains.GetGrain<IStudentDirectoryGrain>(0).Find(query, CancellationToken.None));
    }
}
