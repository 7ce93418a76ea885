using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using StudentActors.Benchmarks.Databases;
using StudentActors.Benchmarks.Load;
using StudentActors.Benchmarks.Registry;
using StudentActors.Benchmarks.Reports;
using StudentActors.Contracts;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Regions;

namespace StudentActors.Benchmarks;

/// <summary>The nation's overdue table while a million cases are open, one in ten of them late, in every county that there is.</summary>
public sealed class OverdueBenchmark : IBenchmark
{
    private const string Table = "overdue table p99";
    private const int Cases = 1_000_000;
    private const int QuickCases = 50_000;

    public string Name => "overdue";

    public string Summary => "Reading the nation's overdue table with a million open cases.";

    public async Task<Report> RunAsync(BenchmarkSettings settings)
    {
        var report = new Report(Name, [new(Table, 50, AtLeast: false)]);
        await using var server = await BenchmarkServer.StartAsync();
        var postgres = await server.CreateRegistryAsync();
        await FillAsync(postgres, settings.Quick ? QuickCases : Cases);
        await using var silo = await SiloUnderTest.StartAsync(postgres);
        var nation = silo.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(AuthorityCode.Nation));
        var begun = Stopwatch.GetTimestamp();
        await ReadAsync(0);
        var cold = Stopwatch.GetElapsedTime(begun);
        for (var round = 0; round < settings.Rounds; round++)
        {
            var result = await ClosedLoop.RunAsync(4, settings.Duration, ReadAsync);
            report.Add(
            [
                new(Table, "ms", result.Milliseconds(99)),
                new("overdue table p50", "ms", result.Milliseconds(50)),
                new("overdue table max", "ms", result.Milliseconds(100)),
                new("first reading", "ms", cold.TotalMilliseconds),
            ]);
        }

        return report;

        async Task ReadAsync(int caller)
        {
            var view = SiloUnderTest.Require(await nation.ReadOverdue(SiloUnderTest.Operator, CancellationToken.None));
            if (view.Overdue == 0)
            {
                throw new InvalidOperationException("The table is empty.");
            }
        }
    }

    private static async Task FillAsync(string postgres, int cases)
    {
        await using var database = NpgsqlDataSource.Create(postgres);
        await using var fill = database.CreateCommand(
            """
            INSERT INTO case_record
                (id, opened_at, due_at, student, school, holder, held_school, version, authority, holder_authority, escalated_to, held_class,
                type, state, step, open, released, overdue, provisional, head_hash, payload)
            SELECT gen_random_uuid(), now(), now() + (n % 1000 - 100) * interval '1 hour', gen_random_uuid(), 2134000000 + n % 260000,
                2134000000 + n % 260000, NULL, 4, $1[1 + n % cardinality($1)], $1[1 + n % cardinality($1)], NULL, NULL,
                1, 2, 5, true, false, n % 1000 < 100, false, '\x00', convert_to(repeat('x', 900), 'UTF8')
            FROM generate_series(1, $2) AS n
            """);
        fill.CommandTimeout = 0;
        int[] counties = [.. AuthorityTable.Children(AuthorityCode.Nation)
            .SelectMany(province => AuthorityTable.Children(province.Code))
            .SelectMany(prefecture => AuthorityTable.Children(prefecture.Code).DefaultIfEmpty(prefecture))
            .Select(county => int.Parse(county.Code.Value, System.Globalization.CultureInfo.InvariantCulture))];
        fill.Parameters.Add(new() { Value = counties, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        fill.Parameters.Add(new() { Value = cases });
        await fill.ExecuteNonQueryAsync();
        await using var vacuum = database.CreateCommand("VACUUM ANALYZE case_record");
        vacuum.CommandTimeout = 0;
        await vacuum.ExecuteNonQueryAsync();
    }
}
