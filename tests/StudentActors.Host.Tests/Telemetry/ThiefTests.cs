using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Host.Tests.Telemetry;

/// <summary>Whoever has the database, its log of changes, the process's output and its telemetry learns of no child, but only with the key ring.</summary>
public sealed class ThiefTests : IDisposable
{
    private const string School = "2134990078";
    private const string Enrolled = "994101201709012726";
    private const string Imported = "994101201709012806";
    private const string Rejected = "994101201709012988";

    // Whatever of it is found anywhere is a leak: of the child enrolled, of the one imported, of the one whose row was refused.
    private static readonly string[] Secrets =
    [
        Enrolled, "欧阳望舒", "百里慕贤", "13912345678", "13887654321", "瑶海区明光路九十九号", "安庆路三百零七号",
        Imported, "上官清婉", "诸葛听澜", "13611112222",
        Rejected, "东方晓晨",
    ];

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Nothing_that_is_stored_or_told_names_a_child()
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var postgres = await PostgresCluster.StartAsync(
            new() { Fsync = false, Settings = new Dictionary<string, string> { ["wal_level"] = "logical", ["log_min_messages"] = "info" } },
            TestContext.Current.CancellationToken);
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await HostProcess.ServeAsync(_data.FullName, Environment(receiver), "--postgres", database, "--synthetic-identities");
        using var client = await host.SignInAsync();

        await UseAsync(client);
        await ImportAsync(host);
        var metrics = await client.GetStringAsync("metrics", TestContext.Current.CancellationToken);
        await WaitForAsync(() => receiver.Traces.Contains("ISchoolGrain", StringComparison.Ordinal) && receiver.Metrics.Length > 0);
        var dump = await DumpAsync(postgres, database);
        await host.TerminateAsync();
        await postgres.StopAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("COPY public.student_", dump, StringComparison.Ordinal);
        Assert.Contains("student.enrolled", dump, StringComparison.Ordinal);
        AssertSilent("metrics", Encoding.UTF8.GetBytes(metrics));
        AssertSilent("telemetry", Encoding.UTF8.GetBytes(receiver.Traces + receiver.Metrics));
        AssertSilent("output", Encoding.UTF8.GetBytes(host.Output));
        AssertSilent("dump", Encoding.UTF8.GetBytes(dump));
        var files = Directory.EnumerateFiles(postgres.DataDirectory, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, file => file.Contains("/pg_wal/", StringComparison.Ordinal));
        foreach (var file in files)
            AssertSilent(Path.GetRelativePath(postgres.DataDirectory, file), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    private static async Task UseAsync(HttpClient client)
    {
        await client.OpenSchoolAsync(School, 45);
        var child = new
        {
            school = School,
            @class = "primary-2026-1",
            name = "欧阳望舒",
            sex = "female",
            birthDate = "2017-09-01",
            ethnicity = "01",
            document = new { type = "residentId", number = Enrolled },
            guardians = new[] { new { name = "百里慕贤", relation = "母亲", phone = "13912345678" } },
            entry = new { date = "2026-09-01", way = "nearby" },
            address = "瑶海区明光路九十九号",
            phone = "13887654321",
        };
        var id = (await (await client.CreateAsync("api/v1/students", child)).ReadAsync(201)).GetProperty("id").GetString()!;
        await (await client.CreateAsync("api/v1/students", child)).ReadAsync(409);
        await (await client.CreateAsync("api/v1/students", child with { entry = new { date = "2026-13-01", way = "nearby" } })).ReadAsync(422);
        await (await client.CreateAsync("api/v1/students/lookups", new { document = new { type = "residentId", number = Enrolled } })).ReadAsync(200);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/students/{id}");
        request.Headers.Add("X-Access-Reason", "test");
        using var read = await client.SendAsync(request);
        Assert.Contains(Enrolled, await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var change = new HttpRequestMessage(HttpMethod.Patch, $"api/v1/students/{id}") { Content = JsonContent.Create(new { address = "安庆路三百零七号" }) };
        change.Headers.Add("If-Match", read.Headers.ETag!.ToString());
        change.Headers.Add("Idempotency-Key", "a-change-of-address");
        await (await client.SendAsync(change)).ReadAsync(200);
        await (await client.GetAsync($"api/v1/students/{id}/history")).ReadAsync(200);
        await (await client.GetAsync($"api/v1/schools/{School}/students")).ReadAsync(200);
    }

    private async Task ImportAsync(HostProcess host)
    {
        var file = Path.Combine(_data.FullName, "roster.csv");
        await File.WriteAllLinesAsync(file,
        [
            "school,class,name,sex,birthDate,ethnicity,documentType,documentNumber,entryDate,entryWay,guardian1Name,guardian1Relation,guardian1Phone",
            $"{School},primary-2026-1,上官清婉,female,2017-09-01,01,residentId,{Imported},2026-09-01,nearby,诸葛听澜,母亲,13611112222",
            $"{School},primary-2026-1,东方晓晨,female,2017-09-01,01,residentId,{Rejected},2026-13-01,nearby,诸葛听澜,母亲,13611112222",
        ]);
        var (_, output, _) = await HostProgram.RunAsync("import", file, "--mode", "commit", "--url", host.BaseAddress.ToString(), "--data", _data.FullName);
        Assert.Contains("2 rows: 1 enrolled, 0 were in already, 1 rejected", output, StringComparison.Ordinal);
    }

    private static async Task<string> DumpAsync(PostgresCluster postgres, string database)
    {
        var target = new Npgsql.NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(
            Path.Combine(postgres.BinDirectory, "pg_dump"),
            ["--host", target.Host!, "--port", $"{target.Port}", "--username", target.Username!, target.Database!])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var dump = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return dump;
    }

    // Text columns show a text as it is, a dump shows bytea in hex, a document may have carried base64.
    private static void AssertSilent(string where, byte[] content)
    {
        foreach (var secret in Secrets)
        {
            var bytes = Encoding.UTF8.GetBytes(secret);
            byte[][] forms = [bytes, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)), Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)[..^4])];
            Assert.False(forms.Any(form => content.AsSpan().IndexOf(form) >= 0), $"{where} holds secret number {Array.IndexOf(Secrets, secret)}.");
        }
    }

    private static Dictionary<string, string> Environment(OtlpReceiver receiver) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["Logging__LogLevel__Default"] = "Debug",
    };

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); !condition() && watch.Elapsed < TimeSpan.FromSeconds(60);)
        {
            await Task.Delay(50);
        }
    }
}
