using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using HdrHistogram;
using Npgsql;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.Domain.Regions;
using StudentActors.Grains;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks;

/// <summary>
/// A hundred thousand deadlines that come due within one minute, each of a student whose grain is not active: it is activated, reads its record,
/// and the deadline is moved on.
/// </summary>
public sealed class DeadlineBenchmark : IBenchmark
{
    private const string Lateness = "lateness p99";
    private const string Finished = "time until all are acted on";
    private const int Students = 100_000;
    private const int QuickStudents = 5_000;
    private const int Schools = 256;

    public string Name => "deadlines";

    public string Summary => "100,000 deadlines due in one minute: until all are acted on, and how late.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var (count, minute) = settings.Quick ? (QuickStudents, TimeSpan.FromSeconds(5)) : (Students, TimeSpan.FromMinutes(1));
        var report = new Report(Name, [new(Lateness, 5, AtLeast: false), new(Finished, 120, AtLeast: false)]);
        await using var server = await BenchmarkServer.StartAsync();
        var postgres = await server.CreateRegistryAsync();
        await using var silo = await SiloUnderTest.StartAsync(postgres);
        await silo.OpenSchoolsAsync(Schools, Authority);
        await EnrolAsync(silo, count);
        await using var database = NpgsqlDataSource.Create(postgres);
        for (var round = 0; round < settings.Rounds; round++)
        {
            using var lateness = new LatenessRecorder();
            await server.CheckpointAsync();
            var begun = Stopwatch.GetTimestamp();
            var end = await SpreadAsync(database, minute);
            while (await PendingAsync(database, end) > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5));
            }

            report.Add(
            [
                new(Lateness, "s", lateness.Seconds(99)),
                new("lateness p50", "s", lateness.Seconds(50)),
                new("lateness max", "s", lateness.Seconds(100)),
                new(Finished, "s", Stopwatch.GetElapsedTime(begun).TotalSeconds),
                new("deadlines acted on", "", lateness.Count),
            ]);
        }

        return report;
    }

    // All over the province: an area has a thousand temporary numbers for each birth date, and looking for a free one is not what is measured.
    private static string Authority(string school)
    {
        var counties = AuthorityTable.Children(AuthorityCode.Parse("340000")).SelectMany(city => AuthorityTable.Children(city.Code)).ToList();
        return counties[int.Parse(school.AsSpan(4), CultureInfo.InvariantCulture) % counties.Count].Code.Value;
    }

    // Without a document, so that each has a temporary number and the deadline that goes with it.
    private static async Task EnrolAsync(SiloUnderTest silo, int count)
    {
        var students = new SyntheticStudents(0);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 128 }, async (number, cancellationToken) =>
        {
            var order = SiloUnderTest.NextEnrolment(students, silo.Schools[number % Schools]);
            SiloUnderTest.Require(await silo.School(order.Form.School!).Enrol(order with { Form = order.Form with { Document = null } }, cancellationToken));
        });
    }

    private static async Task<DateTime> SpreadAsync(NpgsqlDataSource database, TimeSpan over)
    {
        await using var spread = database.CreateCommand("UPDATE deadline SET due_at = now() + interval '3 seconds' + random() * $1");
        spread.Parameters.Add(new() { Value = over });
        spread.CommandTimeout = 0;
        await spread.ExecuteNonQueryAsync();
        return DateTime.UtcNow + over + TimeSpan.FromSeconds(10);
    }

    private static async Task<long> PendingAsync(NpgsqlDataSource database, DateTime end)
    {
        await using var pending = database.CreateCommand("SELECT count(*) FROM deadline WHERE due_at < $1");
        pending.Parameters.Add(new() { Value = end });
        return (long)(await pending.ExecuteScalarAsync())!;
    }

    /// <summary>Listens to the product's own metric.</summary>
    private sealed class LatenessRecorder : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly LongHistogram _milliseconds = new(600_000, 3);

        public LatenessRecorder()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GrainTelemetry.Name && instrument.Name == "studentactors.deadline.lateness")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) =>
            {
                lock (_milliseconds)
                {
                    _milliseconds.RecordValue(Math.Max(1, (long)(seconds * 1000)));
                }
            });
            _listener.Start();
        }

        public long Count => _milliseconds.TotalCount;

        public double Seconds(double percentile) => _milliseconds.GetValueAtPercentile(percentile) / 1000.0;

        public void Dispose() => _listener.Dispose();
    }
}
