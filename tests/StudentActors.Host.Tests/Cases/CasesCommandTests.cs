using System.Globalization;
using Microsoft.Data.Sqlite;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Host.Tests.Cases;

public sealed class CasesCommandTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_operator_sees_beside_the_running_registry_what_is_open_and_pushes_what_is_stuck()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, "registry.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO deadline (owner, kind, shard, due_at, generation, attempts) VALUES (randomblob(16), 'never.heard-of', 7, 9000000000000000, 1, 6)";
            await command.ExecuteNonQueryAsync();
        }

        var (listed, list, _) = await RunAsync("cases", "list");
        var (retried, retry, _) = await RunAsync("cases", "retry");
        var (missing, _, error) = await RunAsync("cases", "show", "6d000000-0000-9000-8000-000000000000");
        var (wrong, _, refusal) = await RunAsync("cases", "show", "7");

        Assert.Equal((0, 0, 1, 2), (listed, retried, missing, wrong));
        Assert.Contains("0 cases.", list, StringComparison.Ordinal);
        Assert.Contains("1 deadlines are due now", retry, StringComparison.Ordinal);
        Assert.Contains("There is no case", error, StringComparison.Ordinal);
        Assert.Contains("'7' is not the id of a case", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_registry_is_named()
    {
        var (code, _, error) = await RunAsync("cases", "list");

        Assert.Equal(1, code);
        Assert.Contains($"There is no registry in {_data.FullName}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_of_the_calendar_is_loaded_replaced_and_refused_with_its_faults()
    {
        await using (var host = await HostProcess.ServeAsync(_data.FullName))
        {
            await host.TerminateAsync();
        }

        var wrong = await LoadAsync("""{"year": 2027, "off": ["2028-01-01"], "worked": ["2027-01-04"]}""");
        var right = await LoadAsync("""[{"year": 2027, "off": ["2027-01-01/2027-01-03"], "worked": ["2027-01-09"]}, {"year": 2028, "off": [], "worked": []}]""");
        var again = await LoadAsync("""{"year": 2027, "off": ["2027-01-01"], "worked": []}""");
        var broken = await LoadAsync("2027");
        var (_, shown, _) = await RunAsync("calendar", "show");

        Assert.Equal((1, 0, 0, 1), (wrong.ExitCode, right.ExitCode, again.ExitCode, broken.ExitCode));
        Assert.Contains("off[0]: ", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("2027: 3 days off, 1 days of weekends worked.", right.Output, StringComparison.Ordinal);
        Assert.Contains("2026", shown, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"2027{Environment.NewLine}  off:    01-01{Environment.NewLine}  worked: none"), shown, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> LoadAsync(string json)
    {
        var file = Path.Combine(_data.FullName, "years.json");
        await File.WriteAllTextAsync(file, json);
        return await RunAsync("calendar", "load", file);
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        HostProgram.RunAsync([.. arguments, "--data", _data.FullName]);
}
