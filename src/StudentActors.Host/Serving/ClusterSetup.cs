using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using StudentActors.Grains;
using StudentActors.Grains.Deadlines;
using StudentActors.Host.Configuration;

namespace StudentActors.Host.Serving;

/// <summary>Orleans as this registry uses it: members, reminders and small states in the registry's own database.</summary>
internal static class ClusterSetup
{
    private const int LargestHeader = 1024 * 1024;

    // Five hundred rows of an import with everything that may be filled in.
    private const int LargestBody = 16 * 1024 * 1024;

    // A cluster's watchers spread over its silos; one process needs no more than its database can answer at once.
    private const int EmbeddedWatchers = 16;
    private const int ClusterWatchers = 256;

    public static void AddSilo(this WebApplicationBuilder builder, HostSettings settings, OrleansDatabase database)
    {
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => Identify(options, settings))
            .ConfigureEndpoints(settings.Advertise, settings.SiloPort ?? FreePort(), settings.GatewayPort, listenOnAnyHostAddress: false)
            .Configure<ClusterMembershipOptions>(FailOverQuickly)
            .Configure<SiloMessagingOptions>(Limit)
            .Configure<LoadSheddingOptions>(options => options.LoadSheddingEnabled = true)
            .UseAdoNetClustering(options =>
            {
                options.Invariant = database.Invariant;
                options.ConnectionString = database.ConnectionString;
                options.DataSource = database.DataSource;
            })
            .UseAdoNetReminderService(options =>
            {
                options.Invariant = database.Invariant;
                options.ConnectionString = database.ConnectionString;
                options.DataSource = database.Reminders;
            })
            .AddAdoNetGrainStorage(GrainStorage.Name, (AdoNetGrainStorageOptions options) =>
            {
                options.Invariant = database.Invariant;
                options.ConnectionString = database.ConnectionString;
                options.DataSource = database.DataSource;
            })
            .UseSystemTextJsonGrainStorageSerializer()
            .AddRegistryGrains(options => options.AllowSynthetic = settings.SyntheticIdentities)
            .Configure<DeadlineOptions>(options => options.Watchers = settings.IsEmbedded ? EmbeddedWatchers : ClusterWatchers)
            .AddActivityPropagation());
        builder.Services.RememberInterfaceTypes();
    }

    public static void AddClusterClient(this WebApplicationBuilder builder, HostSettings settings, OrleansDatabase database)
    {
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => Identify(options, settings))
            .Configure<ClientMessagingOptions>(Limit)
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5))
            .UseAdoNetClustering(options =>
            {
                options.Invariant = database.Invariant;
                options.DataSource = database.DataSource;
            })
            .AddActivityPropagation());
        builder.Services.RememberInterfaceTypes();
    }

    private static void Identify(ClusterOptions options, HostSettings settings)
    {
        options.ClusterId = settings.ClusterId;
        options.ServiceId = HostSettings.ServiceId;
    }

    // A silo that is gone is voted out after about three seconds. One that only pauses as long has its vote against it too: its
    // records are safe, because a record's version in the store decides.
    private static void FailOverQuickly(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 3;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }

    private static void Limit(MessagingOptions options)
    {
        options.MaxMessageHeaderSize = LargestHeader;
        options.MaxMessageBodySize = LargestBody;
    }

    // Nobody else calls an embedded silo, but Orleans insists on a port.
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
