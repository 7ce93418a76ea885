using Microsoft.Data.Sqlite;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Host.Tests.Diagnosis;

public sealed class DoctorTests : IDisposable
{
    private const string School = "2134990001";

    private readonly TemporaryDirectory _data = new();
    private readonly SyntheticStudents _students = new(0);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_running_registry_is_in_order()
    {
        await using var host = await ServeWithStudentsAsync();

        var (code, output, _) = await DoctorAsync("--full");

        Assert.True(code == 0, output);
        Assert.DoesNotContain("WRONG", output, StringComparison.Ordinal);
        Assert.Contains("3 students, 1 schools", output, StringComparison.Ordinal);
        Assert.Contains("1 schools count what the database holds", output, StringComparison.Ordinal);
        Assert.Contains("synthetic identities: accepted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_is_no_fault_and_stays_empty()
    {
        var (code, output, _) = await DoctorAsync("--urls", $"http://127.0.0.1:{FreePort.Next()}");

        Assert.True(code == 0, output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data.FullName));
    }

    [Theory]
    [InlineData("UPDATE event SET payload = x'00' WHERE sequence = 1 AND record_kind = 1", "hash chains: broken in")]
    [InlineData("UPDATE event SET actor = 'somebody else'", "hash chains: broken in")]
    [InlineData("UPDATE student SET version = 2", "hash chains: broken in")]
    [InlineData("DELETE FROM event WHERE record_kind = 1", "hash chains: broken in")]
    [InlineData("DELETE FROM claim WHERE kind = 1", "live students without the claim on a document")]
    [InlineData("DELETE FROM claim WHERE kind = 2", "live students without the claim on a number")]
    [InlineData("DELETE FROM student; DELETE FROM event WHERE record_kind = 1", "claims without a record")]
    [InlineData("DELETE FROM event WHERE record_kind = 1 AND sequence = 1", "operations that led to nothing")]
    [InlineData("UPDATE student SET payload = head_hash", "records that the key ring does not open")]
    [InlineData("DELETE FROM school; DELETE FROM event WHERE record_kind = 2", "students of schools that do not exist")]
    [InlineData("INSERT INTO deadline (owner, kind, shard, due_at, generation) VALUES (randomblob(16), 'number.formal', 1, 1, 1)", "deadlines without a record")]
    [InlineData("UPDATE registry_meta SET value = 'another' WHERE name = 'key_ring'", "written with another")]
    public async Task Whatever_was_changed_behind_the_registry_is_found(string change, string finding)
    {
        await using (var host = await ServeWithStudentsAsync())
        {
            await host.TerminateAsync();
        }

        await ChangeAsync(change);
        var (code, output, _) = await DoctorAsync();

        Assert.Equal(1, code);
        Assert.Contains(finding, output, StringComparison.Ordinal);
        Assert.Contains("Fix: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_from_the_records_is_repaired_while_the_registry_serves()
    {
        await using var host = await ServeWithStudentsAsync();
        await ChangeAsync("DELETE FROM claim WHERE kind < 3; INSERT INTO deadline (owner, kind, shard, due_at, generation) VALUES (randomblob(16), 'number.formal', 1, 1, 1)");

        var (repaired, output, _) = await DoctorAsync("--repair");
        var (afterwards, _, _) = await DoctorAsync("--full");

        Assert.Equal((0, 0), (repaired, afterwards));
        Assert.Contains("live students without the claim on a document: 3", output, StringComparison.Ordinal);
        Assert.Contains("live students without the claim on a number: 3", output, StringComparison.Ordinal);
        Assert.Contains("deadlines without a record: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_ring_that_others_can_read_is_wrong()
    {
        await using (await HostProcess.ServeAsync(_data.FullName))
        {
        }

        var ring = Path.Combine(_data.FullName, "keyring.json");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(ring, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }

        var (code, output, _) = await DoctorAsync();

        Assert.Equal(1, code);
        Assert.Contains($"chmod 600 {ring}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_and_an_unreachable_database_are_found()
    {
        var (wrong, setting, _) = await DoctorAsync("--silo-port", "x");
        var (away, database, _) = await DoctorAsync("--postgres", $"Host=127.0.0.1;Port={FreePort.Next()};Database=registry;Username=nobody");

        Assert.Equal((1, 1), (wrong, away));
        Assert.Contains("--silo-port: 'x' is out of range.", setting, StringComparison.Ordinal);
        Assert.Contains("The database cannot be reached", database, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> DoctorAsync(params string[] arguments) =>
        HostProgram.RunAsync(["doctor", "--data", _data.FullName, .. arguments]);

    private async Task<HostProcess> ServeWithStudentsAsync()
    {
        var host = await HostProcess.ServeAsync(_data.FullName);
        using var client = await host.SignInAsync();
        await client.OpenSchoolAsync(School, 45);
        for (var i = 0; i < 3; i++)
        {
            await (await client.CreateAsync("api/v1/students", _students.NextRequest(School, "primary-2026-1"))).ReadAsync(201);
        }

        return host;
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, "registry.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the texts stand in this file
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
