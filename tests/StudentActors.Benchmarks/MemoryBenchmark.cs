using System.Globalization;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>
/// What a student in memory costs: managed heap of a silo for each active student, measured around a hundred thousand that were enrolled and
/// read. And what an operator sees: resident memory of the host while children are enrolled and read at an even rate, long enough for the
/// first to be collected.
/// </summary>
public sealed class MemoryBenchmark : IBenchmark
{
    private const string Bytes = "managed bytes for each active student";
    private const string Growth = "growth once collection has set in";
    private const string Load = "enrolments meanwhile";
    private const int Schools = 256;
    private const int EnrolmentsPerSecond = 500;

    public string Name => "memory";

    public string Summary => "Bytes for each active student, and resident memory over ten minutes of enrolment.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var report = new Report(Name,
        [
            new(Bytes, 4_096, AtLeast: false),
            new(Growth, 1.1, AtLeast: false),

            // A host that falls behind holds waiting requests, too.
            new(Load, EnrolmentsPerSecond * 0.98, AtLeast: true),
        ]);
        await using var server = await BenchmarkServer.StartAsync();
        for (var round = 0; round < settings.Rounds; round++)
        {
            report.Add([new(Bytes, "B", await MeasureHeapAsync(server, settings.Quick ? 10_000 : 100_000))]);
        }

        report.Add(await MeasureResidentAsync(server, settings));
        return report;
    }

    private static async Task<double> MeasureHeapAsync(BenchmarkServer server, int students)
    {
        await using var silo = await SiloUnderTest.StartAsync(await server.CreateRegistryAsync());
        await silo.OpenSchoolsAsync(Schools);
        var source = new SyntheticStudents(0);

        // What the first enrolments bring along, and is there once, is not a student's cost.
        await EnrolAsync(students / 10);
        var (activeBefore, heapBefore) = (await silo.CountActiveStudentsAsync(), Heap());
        await EnrolAsync(students);
        var (active, heap) = (await silo.CountActiveStudentsAsync() - activeBefore, Heap() - heapBefore);
        return active == students
            ? (double)heap / active
            : throw new InvalidOperationException($"{students} students were enrolled, but {active} became active: the bytes cannot be divided.");

        Task EnrolAsync(int count) => Parallel.ForAsync(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) => await silo.ReadAsync(await silo.EnrolAsync(source, number)));
    }

    private static long Heap()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<IReadOnlyList<Figure>> MeasureResidentAsync(BenchmarkServer server, BenchmarkSettings settings)
    {
        // A student leaves memory two to three minutes after its last call; until then memory has to grow.
        var duration = settings.Quick ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(10);
        await using var registry = await RegistryUnderTest.StartAsync(await server.CreateEmptyAsync());
        var students = new SyntheticStudents(0);
        using var ended = new CancellationTokenSource();
        var sampling = SampleAsync(registry.Host.ProcessId, ended.Token);
        var load = await OpenLoop.RunAsync(
            EnrolmentsPerSecond,
            duration,
            async number =>
            {
                var request = students.NextRequest(registry.Schools[number % registry.Schools.Count], TestSchools.ClassId);
                var id = await registry.EnrolAsync(request);
                using var record = await registry.Client.GetAsync($"api/v1/students/{id}");
                record.EnsureSuccessStatusCode();
            });
        await ended.CancelAsync();
        var samples = await sampling;
        double Mean(double from, double to) => samples[(int)(samples.Count * from)..(int)(samples.Count * to)].Average();
        var figures = new List<Figure>
        {
            new(Load, "/s", load.PerSecond),
            new("resident memory in the first tenth", "MiB", Mean(0, 0.1)),
            new("resident memory in the last tenth", "MiB", Mean(0.9, 1)),
            new("resident memory at its highest", "MiB", samples.Max()),
        };
        if (!settings.Quick)
        {
            figures.Add(new(Growth, "×", Mean(0.85, 1) / Mean(0.65, 0.8)));
        }

        return figures;
    }

    private static async Task<List<double>> SampleAsync(int processId, CancellationToken ended)
    {
        var samples = new List<double>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                samples.Add(ResidentMebibytes(processId));
            }
        }
        catch (OperationCanceledException)
        {
            // The load has ended.
        }

        return samples;
    }

    private static double ResidentMebibytes(int processId)
    {
        const string Name = "VmRSS:";
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith(Name, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Name.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) / 1024.0;
    }
}
