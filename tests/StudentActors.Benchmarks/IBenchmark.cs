using StudentActors.Benchmarks.Reports;

namespace StudentActors.Benchmarks;

/// <summary>One benchmark: prints its rounds while it runs and returns them.</summary>
public interface IBenchmark
{
    string Name { get; }

    /// <summary>One line for the help text.</summary>
    string Summary { get; }

    Task<Report> RunAsync(BenchmarkSettings settings);
}
