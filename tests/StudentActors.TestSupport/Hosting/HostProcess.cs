using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace StudentActors.TestSupport.Hosting;

/// <summary>The built executable as a real process, on free ports; stopped and forgotten on disposal. The data folder is the caller's.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private HostProcess(Process process, Uri baseAddress, string dataDirectory)
    {
        _process = process;
        BaseAddress = baseAddress;
        DataDirectory = dataDirectory;
    }

    public Uri BaseAddress { get; }

    public string DataDirectory { get; }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Processor time it has taken so far, which unlike the clock does not depend on what else the machine does.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Everything printed so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts <c>serve</c> with more arguments and waits until it is ready to write.</summary>
    public static Task<HostProcess> ServeAsync(string dataDirectory, params string[] arguments) =>
        ServeAsync(dataDirectory, new Dictionary<string, string>(), arguments);

    /// <summary>The same, with environment variables besides those of this process.</summary>
    public static async Task<HostProcess> ServeAsync(
        string dataDirectory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var host = Launch(dataDirectory, environment, arguments);
        try
        {
            await host.WaitUntilReadyAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts <c>serve</c> without waiting.</summary>
    public static HostProcess Launch(string dataDirectory, params string[] arguments) =>
        Launch(dataDirectory, new Dictionary<string, string>(), arguments);

    private static HostProcess Launch(string dataDirectory, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = HostProgram.Command(
        [
            "serve", "--data", dataDirectory, "--urls", address.ToString().TrimEnd('/'),
            "--silo-port", $"{FreePort.Next()}", "--gateway-port", $"{FreePort.Next()}",
            .. arguments,
        ]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var host = new HostProcess(process, address, dataDirectory);
        process.OutputDataReceived += (_, line) => host.Capture(line.Data);
        process.ErrorDataReceived += (_, line) => host.Capture(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return host;
    }

    public async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = BaseAddress, Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The host ended with code {_process.ExitCode} before it was ready:\n{Output}");
            }

            try
            {
                using var answer = await client.GetAsync("health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            if (watch.Elapsed > ReadyWithin)
            {
                throw new TimeoutException($"The host was not ready within {ReadyWithin.TotalSeconds} s:\n{Output}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>A client signed in as the bootstrap operator.</summary>
    /// <param name="longestAnswer">How long to wait for an answer; 100 s unless told.</param>
    public async Task<HttpClient> SignInAsync(TimeSpan? longestAnswer = null)
    {
        using var bootstrap = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(DataDirectory, "bootstrap.json")));
        return await SignInAsync(
            bootstrap.RootElement.GetProperty("account").GetString()!, bootstrap.RootElement.GetProperty("password").GetString()!, longestAnswer);
    }

    public async Task<HttpClient> SignInAsync(string account, string password, TimeSpan? longestAnswer = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1024 }) { BaseAddress = BaseAddress };
        client.Timeout = longestAnswer ?? client.Timeout;
        using var answer = await client.PostAsJsonAsync("api/v1/sessions", new { account, password });
        answer.EnsureSuccessStatusCode();
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary><c>kill -9</c>: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalTerminationAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM, without waiting for the end.</summary>
    public Task SignalTerminationAsync() => SignalAsync("-TERM");

    /// <summary>SIGSTOP: the process stands still, its connections stay open.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>SIGCONT, after <see cref="FreezeAsync"/>.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Capture(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
