using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace StudentActors.TestSupport.PostgreSql;

/// <summary>The running server process of one data directory.</summary>
internal sealed class PostgresServer(string binDirectory, string dataDirectory) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);

    private readonly ConcurrentQueue<string> _log = new();
    private Process? _process;

    public async Task StartAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (_process is { HasExited: false })
            return;
        _process?.Dispose();
        _log.Clear();

        // The launcher replaces itself by the server, so this is the server's own process id.
        var start = UnixProcesses.AsServerUser(Path.Combine(binDirectory, "postgres"), "-D", dataDirectory);
        start.WorkingDirectory = dataDirectory;
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await WaitUntilReadyAsync(connectionString, cancellationToken);
    }

    public async Task StopAsync(bool immediate, CancellationToken cancellationToken)
    {
        if (_process is null || _process.HasExited)
            return;
        UnixProcesses.Signal(_process.Id, immediate ? UnixProcesses.Quit : UnixProcesses.Interrupt);
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
    }

    public void Kill()
    {
        if (_process is null || _process.HasExited)
            return;
        // The parent first, so that it cannot react to the death of a child.
        var children = UnixProcesses.Children(_process.Id);
        UnixProcesses.Signal(_process.Id, UnixProcesses.Killed);
        foreach (var child in children)
            UnixProcesses.Signal(child, UnixProcesses.Killed);
        _process.WaitForExit();
        if (!SpinWait.SpinUntil(() => !children.Any(UnixProcesses.IsAlive), Patience))
            throw new TimeoutException("Processes of the killed PostgreSQL server are still there.");
    }

    public void Dispose() => _process?.Dispose();

    private async Task WaitUntilReadyAsync(string connectionString, CancellationToken cancellationToken)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException exception)
            {
                if (_process!.HasExited || since.Elapsed > Patience)
                    throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', _log)}", exception);
            }

            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    private void Log(string? line)
    {
        if (line is null)
            return;
        _log.Enqueue(line);
        if (_log.Count > 100)
            _log.TryDequeue(out _);
    }
}
