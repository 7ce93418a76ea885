using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Host.Tests.Serving;

public sealed class StartTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_first_start_is_ready_within_ten_seconds_of_work_and_says_where_everything_is()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);

        Assert.InRange(host.ProcessorTime, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await WaitForAsync(() => host.Output.Contains("Ready in", StringComparison.Ordinal));
        Assert.Contains($"{host.BaseAddress}api/v1", host.Output, StringComparison.Ordinal);
        Assert.Contains($"{host.BaseAddress}docs", host.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_data.FullName, "bootstrap.json"), host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_secret_is_readable_by_its_owner_only_and_never_printed()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);

        foreach (var file in new[] { "bootstrap.json", "keyring.json" })
        {
            var path = Path.Combine(_data.FullName, file);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        using var bootstrap = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_data.FullName, "bootstrap.json")));
        Assert.DoesNotContain(bootstrap.RootElement.GetProperty("password").GetString()!, host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_folder_is_refused_in_one_line()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);

        var (code, _, error) = await HostProgram.RunAsync("serve", "--data", _data.FullName, "--urls", $"http://127.0.0.1:{FreePort.Next()}");

        Assert.Equal(1, code);
        Assert.Contains($"in use by process {host.ProcessId}", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_refused_in_one_line()
    {
        using var other = new TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((System.Net.IPEndPoint)other.LocalEndpoint).Port}";

        var (code, _, error) = await HostProgram.RunAsync("--data", _data.FullName, "--urls", url);

        Assert.Equal(1, code);
        Assert.Equal([$"{url} is in use by another program. Choose another address with --urls."], Lines(error));
    }

    [Theory]
    [InlineData("--silo-port: 'x' is out of range. Give a whole number from 1 to 65535.", "--silo-port", "x")]
    [InlineData("--role: 'silo' needs a database that processes can share. Add --postgres, or leave --role away.", "--role", "silo")]
    public async Task A_wrong_setting_is_refused_by_name_before_anything_happens(string message, params string[] arguments)
    {
        var (code, output, error) = await HostProgram.RunAsync(["serve", "--data", Path.Combine(_data.FullName, "new"), .. arguments]);

        Assert.Equal(2, code);
        Assert.Equal([message], Lines(error));
        Assert.Empty(output);
        Assert.False(Directory.Exists(Path.Combine(_data.FullName, "new")));
    }

    [Fact]
    public async Task An_unknown_option_is_refused()
    {
        var (code, _, error) = await HostProgram.RunAsync("--databse", "x");

        Assert.Equal(2, code);
        Assert.Contains("--databse", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_database_is_named_in_one_line()
    {
        var (code, _, error) = await HostProgram.RunAsync(
            "serve", "--data", _data.FullName, "--postgres", $"Host=127.0.0.1;Port={FreePort.Next()};Database=registry;Username=nobody;Password=not-to-be-shown");

        Assert.Equal(1, code);
        Assert.Contains("The database cannot be reached", Assert.Single(Lines(error)), StringComparison.Ordinal);
        Assert.DoesNotContain("not-to-be-shown", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told_on_the_command_line_and_over_HTTP()
    {
        var (code, output, _) = await HostProgram.RunAsync("--version");
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        var version = await (await client.GetAsync("version")).ReadAsync(200);

        Assert.Equal(0, code);
        Assert.StartsWith(version.GetProperty("version").GetString()!, output, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); !condition() && watch.Elapsed < TimeSpan.FromSeconds(10);)
        {
            await Task.Delay(20);
        }
    }
}
