using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Resilience;

/// <summary>A registry in real processes on one of the two databases, which a test may kill and start again.</summary>
public sealed class Registry : IAsyncDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly string[] _arguments;

    private Registry(PostgresCluster? postgres, string[] arguments)
    {
        Postgres = postgres;
        _arguments = arguments;
    }

    public PostgresCluster? Postgres { get; }

    public HostProcess Host { get; private set; } = null!;

    public string DataDirectory => _data.FullName;

    /// <summary>Database arguments of every command that works on this registry.</summary>
    public IReadOnlyList<string> DatabaseArguments { get; private init; } = [];

    public static async Task<Registry> StartAsync(bool postgres)
    {
        var cluster = postgres ? await PostgresCluster.StartAsync() : null;
        string[] database = cluster is null ? [] : ["--postgres", await cluster.CreateDatabaseAsync()];
        var registry = new Registry(cluster, cluster is null ? [] : [.. database, "--synthetic-identities"]) { DatabaseArguments = database };
        try
        {
            await registry.StartHostAsync();
            return registry;
        }
        catch
        {
            await registry.DisposeAsync();
            throw;
        }
    }

    public async Task StartHostAsync() => Host = await HostProcess.ServeAsync(_data.FullName, _arguments);

    /// <summary>Runs <c>doctor --full</c>, which checks every invariant, and gives what it printed.</summary>
    public Task<(int ExitCode, string Output, string Error)> ExamineAsync() =>
        HostProgram.RunAsync(["doctor", "--full", "--data", _data.FullName, .. DatabaseArguments]);

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        _data.Dispose();
    }
}
