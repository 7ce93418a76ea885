using StudentActors.Gateway;
using StudentActors.Host.Configuration;
using StudentActors.Host.Logging;
using StudentActors.Host.Telemetry;
using StudentActors.Host.Verification;
using StudentActors.Storage.Evidence;
using StudentActors.Storage.Hosting;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Host.Serving;

/// <summary>Puts a process together from its settings.</summary>
internal static class RegistryApplication
{
    private static readonly TimeSpan ToFinishRequests = TimeSpan.FromSeconds(30);

    public static async Task<WebApplication> BuildAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var pools = settings.IsEmbedded ? null : new PostgreSqlPools(settings.Postgres);
        if (settings.HasSilo)
        {
            await RegistryDatabase.PrepareAsync(settings, pools?.Registry, cancellationToken);
        }

        // Settings are read once; watching their files would only cost the watchers of which a machine has few.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        if (settings.ConfigFile is { } file)
        {
            builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
        }

        builder.AddRegistryLogging();
        builder.AddRegistryTelemetry(settings);
        builder.WebHost.UseUrls(settings.Urls.Split(';')).UseRegistryLimits();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ToFinishRequests);
        builder.Services.AddHostedService<DrainService>();
        builder.Services.AddRegistryGateway();
        if (pools is not null)
        {
            builder.Services.AddSingleton(_ => pools);
        }

        var database = OrleansDatabase.Of(settings, pools);
        if (!settings.HasSilo)
        {
            builder.AddClusterClient(settings, database);
            return Map(builder.Build(), settings);
        }

        var keys = await RegistryKeys.OpenAsync(settings.KeyRingPath, cancellationToken);
        _ = pools is null
            ? builder.Services.AddSqliteRegistry(settings.RegistryFile, keys.Ring)
            : builder.Services.AddPostgreSqlRegistry(pools.Registry, pools.OpenShard, keys.Ring);
        builder.Services.AddSingleton<IEvidenceStore>(new EvidenceFolder(settings.EvidenceFolder, keys.Ring));
        if (settings.PopulationRegister is { } register)
        {
            builder.Services.AddPopulationRegister(register);
        }

        if (settings.TestClock)
        {
            builder.Services.AddTestClock(settings.DataFolder);
        }

        builder.AddSilo(settings, database);
        builder.Services.AddHostedService<FirstOperator>();
        builder.Services.AddSingleton(keys).AddHostedService<KeyRingWatch>();

        var app = Map(builder.Build(), settings);
        await keys.BindAsync(app.Services.GetRequiredService<IRegistryMeta>(), cancellationToken);
        if (settings.IsEmbedded)
        {
            await EmbeddedCluster.ForgetMembersAsync(settings.OrleansFile, cancellationToken);
        }

        return app;
    }

    private static WebApplication Map(WebApplication app, HostSettings settings)
    {
        app.UseMiddleware<DrainingMiddleware>();
        app.MapPrometheusScrapingEndpoint();
        if (!settings.HasApi)
        {
            return app.MapRegistryHealth();
        }

        app.MapRegistryGateway();
        return settings.TestClock ? app.MapTestClock() : app;
    }
}
