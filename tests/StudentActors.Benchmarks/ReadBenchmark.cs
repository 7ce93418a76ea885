using System.Collections.Concurrent;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary><c>GET /students/{id}</c> of students whose grains are active.</summary>
public sealed class ReadBenchmark : IBenchmark
{
    private const string Reads = "warm reads";
    private const int Students = 2_000;

    public string Name => "read";

    public string Summary => "Warm reads of a student a second through REST.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var report = new Report(Name, [new(Reads, 10_000, AtLeast: true)]);
        await using var registry = await RegistryUnderTest.StartAsync();
        var paths = await EnrolAsync(registry);
        async Task Read(int caller)
        {
            using var answer = await registry.Client.GetAsync(paths[Random.Shared.Next(paths.Length)]);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        }

        await ClosedLoop.RunAsync(settings.Connections, settings.Duration, Read);
        for (var round = 0; round < settings.Rounds; round++)
        {
            report.Add((await ClosedLoop.RunAsync(settings.Connections, settings.Duration, Read)).Figures(Reads, "/s"));
        }

        return report;
    }

    private static async Task<string[]> EnrolAsync(RegistryUnderTest registry)
    {
        var students = new SyntheticStudents(0);
        var paths = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, Students, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
            paths.Add("api/v1/students/" + await registry.EnrolAsync(
                students.NextRequest(registry.Schools[number % registry.Schools.Count], TestSchools.ClassId))));
        return [.. paths];
    }
}
