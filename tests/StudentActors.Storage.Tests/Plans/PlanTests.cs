using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Tests.Registry;

namespace StudentActors.Storage.Tests.Plans;

/// <summary>No statement that the product sends to PostgreSQL reads a whole table, whatever the registry's size.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Texts of the product's own files.")]
public sealed partial class PlanTests(FilledRegistry registry) : IClassFixture<FilledRegistry>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every statement of every file that is embedded for PostgreSQL, so that none can be forgotten.</summary>
    public static TheoryData<string, string> Statements()
    {
        var all = new TheoryData<string, string>();
        foreach (var file in typeof(SqlFile).Assembly.GetManifestResourceNames().Where(IsForPostgreSql).Order())
        {
            foreach (var statement in SqlFile.Embedded(file).Names.Order())
                all.Add(file, statement);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_reads_large_tables_by_index(string file, string statement)
    {
        await using var connection = await registry.DataSource.OpenConnectionAsync(Token);
        await ExecuteAsync(connection, "SET plan_cache_mode = force_generic_plan");
        await ExecuteAsync(connection, $"PREPARE examined AS {Positional(SqlFile.Embedded(file)[statement])}");
        var types = (string[])(await ScalarAsync(connection, "SELECT parameter_types::text[] FROM pg_prepared_statements"))!;
        var values = types.Length == 0 ? "" : $"({string.Join(", ", types.Select(Sample))})";

        var plan = JsonDocument.Parse((string)(await ScalarAsync(connection, $"EXPLAIN (FORMAT JSON) EXECUTE examined{values}"))!);

        Assert.Empty(Plan.WholeTableReads(plan.RootElement[0].GetProperty("Plan")));
        await ExecuteAsync(connection, "DEALLOCATE ALL");
    }

    [Fact]
    public async Task A_commit_reads_large_tables_by_index()
    {
        var plans = new List<JsonElement>();
        await using var connection = await registry.DataSource.OpenConnectionAsync(Token);
        connection.Notice += (_, notice) => plans.Add(JsonDocument.Parse(notice.Notice.MessageText[notice.Notice.MessageText.IndexOf('{')..]).RootElement);
        await ExecuteAsync(connection, PostgreSqlBatchCommitter.SessionSettings);
        await ExecuteAsync(
            connection,
            """
            LOAD 'auto_explain';
            SET auto_explain.log_level = 'notice';
            SET auto_explain.log_nested_statements = on;
            SET auto_explain.log_format = 'json';
            SET auto_explain.log_min_duration = 0
            """);
        var claim = Pupil.Claim(ClaimKind.Document);
        var deadline = new DeadlineWrite("number.formal", Pupil.Noon, 1);
        var (first, enrolled) = Pupil.New().Change([claim], Pupil.Answer(), [deadline]);
        var (_, changed) = first.Change([Pupil.Claim(ClaimKind.Number)], deadlines: [deadline with { DueAt = null }]);
        var (_, rival) = Pupil.New().Change([claim], enrolled.Answer);

        await CommitAsync(connection, [enrolled, Registry.Schools.Open(Registry.Schools.New(), Registry.Schools.NewAuthority())], trusting: true);
        await CommitAsync(connection, [changed, rival], trusting: false);

        Assert.True(plans.Count > 20, $"Only {plans.Count} plans were seen.");
        Assert.Empty(plans.SelectMany(plan => Plan.WholeTableReads(plan.GetProperty("Plan"))));
    }

    private static bool IsForPostgreSql(string resource) =>
        resource.EndsWith(".sql", StringComparison.Ordinal)
        && !resource.Contains(".Sqlite.", StringComparison.Ordinal)
        && !resource.Contains(".Migrations.", StringComparison.Ordinal);

    private static string Positional(string sql)
    {
        var names = new List<string>();
        return Named().Replace(sql, match =>
        {
            if (!names.Contains(match.Value))
                names.Add(match.Value);
            return $"${names.IndexOf(match.Value) + 1}";
        });
    }

    // Real values, because what a partitioned table is asked for decides which partitions the plan still shows.
    private static string Sample(string type) => type switch
    {
        "uuid" => "gen_random_uuid()",
        "text" => "'text'",
        "bytea" => "''",
        "boolean" => "true",
        "timestamp with time zone" => "now()",
        "regclass" => "'student'",
        _ when type.EndsWith("[]", StringComparison.Ordinal) => "'{}'",
        _ => "1",
    };

    private static async Task CommitAsync(NpgsqlConnection connection, IReadOnlyList<CommitUnit> units, bool trusting)
    {
        await using var command = connection.CreateCommand();
        var arrays = new CommitArrays(command);
        command.CommandText = PostgreSqlBatchCommitter.Call(command.Parameters.Count);
        arrays.Fill(units, trusting);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token);
    }

    [GeneratedRegex(@"(?<![\w@])@\w+")]
    private static partial Regex Named();
}
