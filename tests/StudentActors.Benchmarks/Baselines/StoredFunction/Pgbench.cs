using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace StudentActors.Benchmarks.Baselines.StoredFunction;

/// <summary>Runs the server's own pgbench with prepared statements.</summary>
internal sealed partial class Pgbench(string binDirectory, string connectionString)
{
    public async Task<PgbenchResult> RunAsync(string script, int clients, TimeSpan duration)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            return await RunFileAsync(file, clients, duration);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<PgbenchResult> RunFileAsync(string file, int clients, TimeSpan duration)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Path.Combine(binDirectory, "pgbench"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[]
        {
            "--host", database.Host!, "--port", Text(database.Port), "--username", database.Username!,
            "--no-vacuum", "--protocol", "prepared", "--file", file,
            "--client", Text(clients), "--jobs", Text(Math.Min(clients, Environment.ProcessorCount)),
            "--time", Text(Math.Max(1, (int)Math.Round(duration.TotalSeconds))),
            database.Database!,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var text = await output;
        var transactions = Transactions().Match(text);
        var perSecond = PerSecond().Match(text);
        if (process.ExitCode != 0 || !transactions.Success || !perSecond.Success)
        {
            throw new InvalidOperationException($"pgbench ended with code {process.ExitCode}:\n{text}{await errors}");
        }

        return new PgbenchResult(
            long.Parse(transactions.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            double.Parse(perSecond.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"transactions actually processed: (\d+)")]
    private static partial Regex Transactions();

    [GeneratedRegex(@"tps = ([\d.]+) \(without initial connection time\)")]
    private static partial Regex PerSecond();
}
