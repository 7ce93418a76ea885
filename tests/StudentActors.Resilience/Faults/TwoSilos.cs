using Npgsql;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Resilience.Faults;

/// <summary>Two hosts that form a cluster, and their database behind a proxy: all of them real processes.</summary>
public sealed class TwoSilos : IAsyncDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    private readonly TemporaryDirectory _data = new();
    private readonly HostProcess?[] _hosts = new HostProcess?[2];
    private readonly HttpClient?[] _clients = new HttpClient?[2];
    private readonly string _behindProxy;

    private TwoSilos(PostgresCluster database, string connectionString, TcpProxy proxy)
    {
        Database = database;
        ConnectionString = connectionString;
        Proxy = proxy;
        _behindProxy = new NpgsqlConnectionStringBuilder(connectionString) { Port = proxy.Port }.ToString();
    }

    public PostgresCluster Database { get; }

    public TcpProxy Proxy { get; }

    /// <summary>To the database itself, past the proxy.</summary>
    public string ConnectionString { get; }

    public static async Task<TwoSilos> StartAsync()
    {
        var database = await PostgresCluster.StartAsync();
        var registry = new TwoSilos(database, await database.CreateDatabaseAsync(), new TcpProxy(database.Port));
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
        var started = await HostProcess.ServeAsync(_data.FullName, "--postgres", _behindProxy, "--synthetic-identities");
        _hosts[host] = started;
        _clients[host] = await started.SignInAsync(LongestAnswer);
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
