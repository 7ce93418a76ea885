using StudentActors.Host.Configuration;
using StudentActors.Host.Logging;
using StudentActors.Host.Telemetry;

namespace StudentActors.Host.Serving;

/// <summary>Puts a process together from its settings.</summary>
internal static class RegistryApplication
{
    public static async Task<WebApplication> BuildAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var pools = settings.IsEmbedded ? null : new PostgreSqlPools(settings.Postgres);
        await RegistryDatabase.PrepareAsync(settings, pools?.Registry, cancellationToken);

        var builder = WebApplication.CreateBuilder();
        if (settings.ConfigFile is { } file)
        {
            builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
        }

        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.AddRegistryLogging();
        builder.AddRegistryTelemetry(settings);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));

        // First in, last out: the drain must have passed before anything stops.
        builder.Services.AddHostedService<DrainService>();
        if (pools is not null)
        {
            builder.Services.AddSingleton(_ => pools);
        }

        var database = OrleansDatabase.Of(settings, pools);
        if (settings.HasSilo)
        {
            builder.AddSilo(settings, database);
        }
        else
        {
            builder.AddClusterClient(settings, database);
        }

        var app = builder.Build();
        app.MapGet("/health/live", () => Results.Ok());
        app.MapPrometheusScrapingEndpoint();
        return app;
    }
}
