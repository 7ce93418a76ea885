using System.Net;
using System.Net.Http.Json;
using Npgsql;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Resilience.Faults;

/// <summary>Two hosts that form a cluster, and their database behind a proxy: all of them real processes.</summary>
public sealed class TwoSilos : IAsyncDisposable
{
    private const int MostSignIns = 50;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    // Two hosts at once, on a machine with other work.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(120);

    private readonly TemporaryDirectory _data = new();
    private readonly HostProcess?[] _hosts = new HostProcess?[2];
    private readonly HttpClient?[] _clients = new HttpClient?[2];
    private readonly string _behindProxy;
    private readonly string[] _arguments;

    private TwoSilos(PostgresCluster database, string connectionString, TcpProxy proxy, string[] arguments)
    {
        _arguments = arguments;
        Database = database;
        ConnectionString = connectionString;
        Proxy = proxy;
        _behindProxy = new NpgsqlConnectionStringBuilder(connectionString) { Port = proxy.Port }.ToString();
    }

    public PostgresCluster Database { get; }

    public TcpProxy Proxy { get; }

    /// <summary>To the database itself, past the proxy.</summary>
    public string ConnectionString { get; }

    /// <param name="arguments">More arguments of both hosts.</param>
    public static async Task<TwoSilos> StartAsync(params string[] arguments)
    {
        var database = await PostgresCluster.StartAsync();
        var registry = new TwoSilos(database, await database.CreateDatabaseAsync(), new TcpProxy(database.Port), arguments);
        try
        {
            await registry.StartHostAsync(0);
            await registry.StartHostAsync(1);
            return registry;
        }
        catch
        {
            await registry.DisposeAsync();
            throw;
        }
    }

    public HttpClient Client(int host) => _clients[host] ?? throw new HttpRequestException("The host is being started.");

    public Task<HttpClient> SignInAsync(string account, string password) => _hosts[0]!.SignInAsync(account, password, LongestAnswer);

    public async Task StartHostAsync(int host)
    {
        var started = await HostProcess.ServeAsync(_data.FullName, ["--postgres", _behindProxy, "--synthetic-identities", .. _arguments]);
        _hosts[host] = started;
        _clients[host] = await SignInAsync(started);
    }

    /// <summary>Creates an account of an office; gives an access token of it.</summary>
    public async Task<string> OpenAccountAsync(string role, string office)
    {
        var account = $"{role}-{office}";
        var created = await (await Client(0).CreateAsync("api/v1/accounts", new { account, displayName = account, role, office })).ReadAsync(201);
        var once = created.GetProperty("password").GetString()!;
        var password = $"A long pass phrase, {Guid.NewGuid():n}";
        using (var first = await SignInAsync(account, once))
        {
            (await first.CreateAsync($"api/v1/accounts/{account}/password", new { old = once, @new = password })).EnsureSuccessStatusCode();
        }

        using var client = await SignInAsync(account, password);
        return client.DefaultRequestHeaders.Authorization!.Parameter!;
    }

    /// <summary>
    /// Moves the clock that both hosts share (<c>--test-clock</c>) forward; asks both until one has done it, which takes a while where both are being started.
    /// A time, not a duration, is sent: a move whose answer was lost may be asked for again.
    /// </summary>
    public async Task<DateTimeOffset> MoveClockAsync(TimeSpan by)
    {
        using var patience = new CancellationTokenSource(LongestStart);
        var time = await AskEitherAsync(async client => await ReadClockAsync(client, patience.Token) + by, patience.Token);
        return await AskEitherAsync(
            async client =>
            {
                if (await ReadClockAsync(client, patience.Token) is var now && now >= time)
                {
                    return now;
                }

                using var moved = await client.PostAsJsonAsync("test-clock", new { to = time }, patience.Token);
                return (await moved.ReadAsync(200)).GetProperty("now").GetDateTimeOffset();
            },
            patience.Token);
    }

    private static async Task<DateTimeOffset> ReadClockAsync(HttpClient client, CancellationToken cancellation)
    {
        using var told = await client.GetAsync("test-clock", cancellation);
        return (await told.ReadAsync(200)).GetProperty("now").GetDateTimeOffset();
    }

    private async Task<T> AskEitherAsync<T>(Func<HttpClient, Task<T>> ask, CancellationToken patience)
    {
        for (var host = 0; ; host = 1 - host)
        {
            try
            {
                return await ask(Client(host));
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !patience.IsCancellationRequested)
            {
                // It is dead, frozen or being started.
                await Task.Delay(50, patience);
            }
        }
    }

    /// <summary>New clients of the operator, who would have been idle for too long otherwise.</summary>
    public async Task SignInAgainAsync()
    {
        for (var host = 0; host < _hosts.Length; host++)
        {
            _clients[host] = await SignInAsync(_hosts[host]!);
        }
    }

    // A connection that was cut while nobody used it is found by the next who does, and the account's own state is written over such connections, too.
    private static async Task<HttpClient> SignInAsync(HostProcess host)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await host.SignInAsync(LongestAnswer);
            }
            catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.ServiceUnavailable && attempt < MostSignIns)
            {
                await Task.Delay(200);
            }
        }
    }

    public async Task KillHostAsync(int host)
    {
        _clients[host] = null;
        if (_hosts[host] is { } killed)
        {
            _hosts[host] = null;
            await killed.KillAsync();
            await killed.DisposeAsync();
        }
    }

    public Task FreezeHostAsync(int host) => _hosts[host]!.FreezeAsync();

    /// <summary>Wakes a frozen host; one that the cluster has declared dead ends itself and is replaced.</summary>
    public async Task ThawHostAsync(int host)
    {
        await _hosts[host]!.ThawAsync();
        using var patience = new CancellationTokenSource(LongestAnswer);
        while (!_hosts[host]!.HasExited)
        {
            try
            {
                using var ready = await Client(host).GetAsync("health/ready", patience.Token);
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // It is on its way out.
            }

            await Task.Delay(50, patience.Token);
        }

        await KillHostAsync(host);
        await StartHostAsync(host);
    }

    /// <summary>Runs <c>doctor --full</c>, which checks every invariant, and gives what it printed.</summary>
    public Task<(int ExitCode, string Output, string Error)> ExamineAsync() =>
        HostProgram.RunAsync("doctor", "--full", "--data", _data.FullName, "--postgres", ConnectionString);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            if (host is not null)
            {
                await host.DisposeAsync();
            }
        }

        foreach (var client in _clients)
        {
            client?.Dispose();
        }

        await Proxy.DisposeAsync();
        await Database.DisposeAsync();
        _data.Dispose();
    }
}
