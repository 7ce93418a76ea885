using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using StudentActors.TestSupport;

namespace StudentActors.Storage.Tests.Cluster;

/// <summary>A migrated database, and silos whose membership, reminders and grain state are kept in it.</summary>
public abstract class ClusterDatabase : IAsyncDisposable
{
    public const string StateStorage = "state";

    private readonly SemaphoreSlim _once = new(1);
    private IHost? _silo;

    protected abstract string Invariant { get; }

    protected string ConnectionString { get; private set; } = null!;

    /// <summary>The running silo that the tests of a class share.</summary>
    public async Task<IHost> SiloAsync(CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken);
        try
        {
            if (_silo is not null)
                return _silo;
            ConnectionString = await CreateAsync(cancellationToken);
            var silo = BuildSilo("shared", "shared");
            await silo.StartAsync(cancellationToken);
            return _silo = silo;
        }
        finally
        {
            _once.Release();
        }
    }

    public IHost BuildSilo(string clusterId, string serviceId) =>
        new HostBuilder()
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Critical))
            .UseOrleans(silo => silo
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (clusterId, serviceId))
                .ConfigureEndpoints(IPAddress.Loopback, FreePort.Next(), FreePort.Next())
                .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, ConnectionString))
                .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Invariant, ConnectionString))
                .AddAdoNetGrainStorage(StateStorage, options => (options.Invariant, options.ConnectionString) = (Invariant, ConnectionString))
                .AddAdoNetGrainStorage("deleting", options =>
                {
                    (options.Invariant, options.ConnectionString) = (Invariant, ConnectionString);
                    options.DeleteStateOnClear = true;
                }))
            .Build();

    public IHost BuildClient(string clusterId, string serviceId) =>
        new HostBuilder()
            .UseOrleansClient(client => client
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (clusterId, serviceId))
                .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, ConnectionString)))
            .Build();

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.StopAsync();
            _silo.Dispose();
        }

        _once.Dispose();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates and migrates the database; returns its connection string.</summary>
    protected abstract Task<string> CreateAsync(CancellationToken cancellationToken);

    protected abstract ValueTask DropAsync();
}
