using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary>The service as a process of its own, and a signed-in client.</summary>
public sealed class DapperServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _keys = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;

    private DapperServiceProcess(string postgres)
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var signingKey = RandomNumberGenerator.GetBytes(32);
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1024 }) { BaseAddress = new Uri(address) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", DapperToken.Issue(signingKey));
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[]
        {
            typeof(DapperServiceProcess).Assembly.Location, ServeDapperCommand.Name,
            ServeDapperCommand.PostgresOption, postgres,
            ServeDapperCommand.UrlOption, address,
            ServeDapperCommand.KeyRingOption, Path.Combine(_keys.FullName, "keyring.json"),
            ServeDapperCommand.SigningKeyOption, Convert.ToHexString(signingKey),
        })
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Capture(line.Data);
        _process.ErrorDataReceived += (_, line) => Capture(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<DapperServiceProcess> StartAsync(string postgres)
    {
        var service = new DapperServiceProcess(postgres);
        try
        {
            await service.WaitUntilReadyAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    public async Task EnrolAsync(byte[] body)
    {
        using var answer = await Client.CreateAsync("api/v1/students", body);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The service answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        await answer.Content.ReadAsByteArrayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _keys.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await Client.GetAsync(DapperWebService.Health);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException e)
            {
                if (_process.HasExited || watch.Elapsed > ReadyWithin)
                {
                    throw new InvalidOperationException($"The service does not answer:\n{string.Join('\n', _output)}", e);
                }
            }

            await Task.Delay(20);
        }
    }

    private void Capture(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
