using System.Diagnostics;
using System.Text;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Host.Tests.Telemetry;

/// <summary>Nothing that leaves a process as telemetry or log tells of a student, a school or an account.</summary>
public sealed class PersonalDataTests : IDisposable
{
    private const string School = "2134990077";
    private const string Name = "司马测";
    private const string Document = "994101201709012566";
    private const string Guardian = "司马试";
    private const string Account = "registrar.of.school";

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task No_metric_no_span_and_no_log_holds_personal_data_or_a_key()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await HostProcess.ServeAsync(_data.FullName, Environment(receiver));
        using var client = await host.SignInAsync();

        var id = await UseAsync(client);
        await WaitForAsync(() => receiver.Traces.Contains("ISchoolGrain", StringComparison.Ordinal) && receiver.Metrics.Length > 0);
        var metrics = await client.GetStringAsync("metrics");

        Assert.Contains("studentactors_enrolments", metrics, StringComparison.Ordinal);
        Assert.Contains("orleans", metrics, StringComparison.Ordinal);
        Assert.Contains("/api/v1/students/{id}", receiver.Traces, StringComparison.Ordinal);
        var everything = string.Join('\n', metrics, receiver.Metrics, receiver.Traces, host.Output);
        foreach (var secret in new[] { School, Name, Document, Guardian, Account, id, id.Replace("-", "", StringComparison.Ordinal), "A-operator", "R-340102" })
        {
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        }
    }

    private static async Task<string> UseAsync(HttpClient client)
    {
        await client.OpenSchoolAsync(School, 45);
        var enrolled = await (await client.CreateAsync("api/v1/students", new
        {
            school = School,
            @class = "primary-2026-1",
            name = Name,
            sex = "female",
            birthDate = "2017-09-01",
            ethnicity = "01",
            document = new { type = "residentId", number = Document },
            guardians = new[] { new { name = Guardian, relation = "母亲" } },
            entry = new { date = "2026-09-01", way = "nearby" },
        })).ReadAsync(201);
        var id = enrolled.GetProperty("id").GetString()!;
        await (await client.GetAsync($"api/v1/students/{id}")).ReadAsync(200);
        await (await client.GetAsync($"api/v1/students/{id}/history")).ReadAsync(200);
        await (await client.GetAsync($"api/v1/schools/{School}/students")).ReadAsync(200);
        await (await client.GetAsync("api/v1/regions/340102/statistics")).ReadAsync(200);
        await (await client.CreateAsync("api/v1/students/lookups", new { document = new { type = "residentId", number = Document } })).ReadAsync(200);
        await (await client.CreateAsync("api/v1/accounts", new { account = Account, displayName = "x", role = "registrar", office = School })).ReadAsync(201);

        // What fails is told of too.
        await (await client.GetAsync($"api/v1/nothing/{id}")).ReadAsync(404);
        await (await client.PostAsync($"api/v1/students?{id}", new StringContent("{", Encoding.UTF8, "application/json"))).ReadAsync(400);
        return id;
    }

    private static Dictionary<string, string> Environment(OtlpReceiver receiver) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["Logging__LogLevel__StudentActors"] = "Debug",
    };

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); !condition() && watch.Elapsed < TimeSpan.FromSeconds(60);)
        {
            await Task.Delay(50);
        }
    }
}
