using Npgsql;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Host.Tests.Serving;

public sealed class ClusterTests(SharedPostgres postgres) : IDisposable
{
    private const string School = "2134990001";
    private const string Class = "primary-2026-1";

    private readonly TemporaryDirectory _data = new();
    private readonly SyntheticStudents _students = new(0);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Two_processes_are_one_registry_and_one_goes_on_when_the_other_is_killed()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var one = await ServeAsync(database, 0);
        await using var two = await ServeAsync(database, 1);
        using var atOne = await one.SignInAsync();
        using var atTwo = await two.SignInAsync();

        await atOne.OpenSchoolAsync(School, 45);
        var first = await EnrolAsync(atTwo);
        Assert.Equal([first], await atOne.ReadRosterAsync(School));

        await one.KillAsync();
        var second = await EnrolAsync(atTwo);
        Assert.Equal(new[] { first, second }.Order(), (await atTwo.ReadRosterAsync(School)).Order());
    }

    [Fact]
    public async Task A_gateway_process_works_through_a_silo_process()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var silo = await ServeAsync(database, 0, "--role", "silo");
        await using var gateway = await ServeAsync(database, 1, "--role", "gateway");
        using var client = await gateway.SignInAsync();

        await client.OpenSchoolAsync(School, 45);
        Assert.Equal([await EnrolAsync(client)], await client.ReadRosterAsync(School));

        using var atSilo = new HttpClient { BaseAddress = silo.BaseAddress };
        await (await atSilo.GetAsync("api/v1/regions/340102")).ReadAsync(404);
        Assert.True(await gateway.TerminateAsync() == 0, gateway.Output);
        Assert.True(await silo.TerminateAsync() == 0, silo.Output);
    }

    [Fact]
    public async Task A_database_with_pending_migrations_is_refused_until_told_to_migrate()
    {
        var database = await postgres.CreateDatabaseAsync();
        Assert.Equal(0, (await HostProgram.RunAsync("migrate", "up", "--postgres", database)).ExitCode);
        await ForgetTheRegistryAsync(database);

        var (status, table, _) = await HostProgram.RunAsync("migrate", "status", "--postgres", database);
        var (code, _, error) = await HostProgram.RunAsync("serve", "--postgres", database, "--data", _data.FullName);
        await using var host = await ServeAsync(database, 0, "--migrate");

        Assert.Equal(1, status);
        Assert.Contains("pending", table, StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.Contains("migrate up", error, StringComparison.Ordinal);
        Assert.Equal(0, (await HostProgram.RunAsync("migrate", "status", "--postgres", database)).ExitCode);
    }

    [Fact]
    public async Task A_database_of_another_key_ring_is_refused_and_no_new_ring_is_left_behind()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (await ServeAsync(database, 0))
        {
        }

        using var other = new TemporaryDirectory();
        var (code, _, error) = await HostProgram.RunAsync(
            "serve", "--postgres", database, "--data", other.FullName, "--urls", $"http://127.0.0.1:{FreePort.Next()}");

        Assert.Equal(1, code);
        Assert.Contains("key ring", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(other.FullName, "keyring.json")));
    }

    // As if the program that made the database had been an older one.
    private static async Task ForgetTheRegistryAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var forget = new NpgsqlCommand(
            """
            DROP TABLE student, school, event, claim, operation, deadline, import_file_chunk, registry_meta, case_record, calendar_year, dropout_review,
                registry_move, registry_bucket, registry_shard, closed_bucket, watched_bucket, deleted_key, school_elsewhere, reserved_key;
            DO $$
            DECLARE made regprocedure;
            BEGIN
                FOR made IN SELECT oid FROM pg_proc WHERE proname LIKE 'registry\_%' LOOP
                    EXECUTE 'DROP FUNCTION ' || made;
                END LOOP;
            END $$;
            DELETE FROM schema_migration WHERE set_name = 'Registry'
            """,
            connection);
        await forget.ExecuteNonQueryAsync();
    }

    private Task<HostProcess> ServeAsync(string database, int instance, params string[] arguments) =>
        HostProcess.ServeAsync(
            _data.FullName,
            ["--postgres", database, "--instance", $"{instance}", "--synthetic-identities", "--drain-seconds", "0", .. arguments]);

    private async Task<string> EnrolAsync(HttpClient client)
    {
        // While the cluster finds out that a member is gone, the answer may be "try again": the same key makes that safe.
        var (body, key) = (_students.NextRequest(School, Class), Guid.NewGuid().ToString("N"));
        for (var attempt = 0; ; attempt++)
        {
            var answer = await client.CreateAsync("api/v1/students", body, key);
            if ((int)answer.StatusCode != 503 || attempt == 60)
            {
                return (await answer.ReadAsync(201)).GetProperty("id").GetString()!;
            }

            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
        }
    }
}
