using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudentActors.Benchmarks.Reports;

/// <summary>A benchmark's raw output: every figure of every round, and the machine it ran on.</summary>
public sealed class Report(string benchmark, IReadOnlyList<Goal> goals)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    private readonly List<IReadOnlyList<Figure>> _rounds = [];

    public string Benchmark { get; } = benchmark;

    public void Add(IReadOnlyList<Figure> round)
    {
        _rounds.Add(round);
        foreach (var figure in round)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  round {_rounds.Count}: {figure.Name,-38} {figure.Value,12:N2} {figure.Unit}"));
        }
    }

    /// <summary>Prints minimum, median and maximum of every figure beside its goal; <c>true</c> when all goals are met.</summary>
    public bool Print()
    {
        var met = true;
        Console.WriteLine($"{Benchmark}: min / median / max of {_rounds.Count} rounds");
        foreach (var summary in Summaries())
        {
            var goal = summary.Goal is { } g ? $"  goal {(g.AtLeast ? "≥" : "≤")} {g.Value:N2}: {(g.IsMetBy(summary.Median) ? "met" : "MISSED")}" : string.Empty;
            met &= summary.Goal?.IsMetBy(summary.Median) ?? true;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {summary.Name,-38} {summary.Minimum:N2} / {summary.Median:N2} / {summary.Maximum:N2} {summary.Unit}{goal}"));
        }

        return met;
    }

    public void Write(FileInfo file) => File.WriteAllText(file.FullName, JsonSerializer.Serialize(
        new
        {
            Benchmark,
            At = DateTimeOffset.UtcNow,
            Machine = new
            {
                Cores = Environment.ProcessorCount,
                MemoryGiB = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30,
                Os = RuntimeInformation.OSDescription,
                Runtime = RuntimeInformation.FrameworkDescription,
            },
            Summary = Summaries(),
            Rounds = _rounds,
        },
        Json));

    private IEnumerable<Summary> Summaries() =>
        _rounds.SelectMany(round => round).GroupBy(figure => figure.Name).Select(figures =>
        {
            var sorted = figures.Select(figure => figure.Value).Order().ToArray();
            return new Summary(
                figures.Key,
                figures.First().Unit,
                sorted[0],
                sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2,
                sorted[^1],
                goals.FirstOrDefault(goal => goal.Figure == figures.Key));
        });

    private sealed record Summary(string Name, string Unit, double Minimum, double Median, double Maximum, Goal? Goal);
}
