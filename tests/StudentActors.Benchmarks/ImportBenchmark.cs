using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>A CSV roster by <c>POST /imports</c>: from the first byte sent to the operation's end, on both databases.</summary>
public sealed class ImportBenchmark : IBenchmark
{
    private const string Embedded = "SQLite import rows";
    private const string PostgreSql = "PostgreSQL import rows";

    public string Name => "import";

    public string Summary => "Rows of a CSV roster a second, until they are durable.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var rows = settings.Rounds == 1 ? 20_000 : 100_000;
        var report = new Report(Name, [new(Embedded, 8_000, AtLeast: true)]);
        for (var round = 0; round < settings.Rounds; round++)
        {
            report.Add([await MeasureAsync(Embedded, postgres: false, rows), await MeasureAsync(PostgreSql, postgres: true, rows)]);
        }

        return report;
    }

    private static async Task<Figure> MeasureAsync(string name, bool postgres, int rows)
    {
        await using var registry = await RegistryUnderTest.StartAsync(postgres);
        var warmUp = Roster(registry, new SyntheticStudents(0), 5_000);
        var roster = Roster(registry, new SyntheticStudents(1_000_000_000), rows);
        await ImportAsync(registry, warmUp, 5_000);
        var watch = Stopwatch.StartNew();
        await ImportAsync(registry, roster, rows);
        return new Figure(name, "rows/s", rows / watch.Elapsed.TotalSeconds);
    }

    private static byte[] Roster(RegistryUnderTest registry, SyntheticStudents students, int rows)
    {
        var text = new StringBuilder("school,class,name,sex,birthDate,ethnicity,documentType,documentNumber,entryDate,entryWay\n");
        for (var row = 0; row < rows; row++)
        {
            // Rosters are sorted by school, as schools and counties send them.
            var school = registry.Schools[row * registry.Schools.Count / rows];
            var (residentId, birthDate, male, number) = students.Next();
            text.Append(CultureInfo.InvariantCulture, $"{school},{registry.ClassId},测试{SyntheticStudents.Letters(number)},")
                .Append(CultureInfo.InvariantCulture, $"{(male ? "male" : "female")},{birthDate:yyyy-MM-dd},01,residentId,{residentId},2026-09-01,nearby\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task ImportAsync(RegistryUnderTest registry, byte[] roster, int rows)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/imports?kind=students&mode=commit") { Content = new ByteArrayContent(roster) };
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var accepted = await registry.Client.SendAsync(request);
        accepted.EnsureSuccessStatusCode();
        while (true)
        {
            using var answer = await registry.Client.GetAsync(accepted.Headers.Location);
            using var operation = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
            var state = operation.RootElement.GetProperty("state").GetString();
            if (state == "succeeded" && operation.RootElement.GetProperty("done").GetInt64() == rows
                && operation.RootElement.GetProperty("rejected").GetInt64() == 0)
            {
                return;
            }

            if (state is not ("queued" or "running"))
            {
                throw new InvalidOperationException($"The import ended wrongly: {operation.RootElement}");
            }

            await Task.Delay(50);
        }
    }
}
