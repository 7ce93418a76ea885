using System.Diagnostics;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Benchmarks;

/// <summary>From starting the built program to <c>/health/ready</c>: on an empty data folder, and again on the same one.</summary>
public sealed class StartupBenchmark : IBenchmark
{
    public string Name => "startup";

    public string Summary => "Seconds until the embedded registry can write.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var report = new Report(Name, [new("first start", 5, AtLeast: false), new("restart", 5, AtLeast: false)]);
        for (var round = 0; round < settings.Rounds; round++)
        {
            using var data = new TemporaryDirectory();
            report.Add([await StartAsync("first start", data), await StartAsync("restart", data)]);
        }

        return report;
    }

    private static async Task<Figure> StartAsync(string name, TemporaryDirectory data)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await HostProcess.ServeAsync(data.FullName);
        return new Figure(name, "s", watch.Elapsed.TotalSeconds);
    }
}
