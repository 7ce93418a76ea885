using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StudentActors.Gateway.Accounts;
using StudentActors.Gateway.Calendar;
using StudentActors.Gateway.Cases;
using StudentActors.Gateway.Changes;
using StudentActors.Gateway.Documentation;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Health;
using StudentActors.Gateway.Imports;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Operations;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Regions;
using StudentActors.Gateway.Schools;
using StudentActors.Gateway.Sessions;
using StudentActors.Gateway.Students;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway;

/// <summary>How a host serves the REST API: in a silo's process, or in a process of its own with an Orleans client.</summary>
public static class GatewayHosting
{
    private const int LargestHeaders = 32 * 1024;
    private const int MostHeaders = 100;

    /// <summary>Adds what the gateway needs. The host brings the <see cref="IGrainFactory"/>.</summary>
    public static IServiceCollection AddRegistryGateway(this IServiceCollection services, Action<GatewayOptions>? configure = null)
    {
        var options = services.AddOptions<GatewayOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        // Two lines for every request, with paths that hold record ids: neither cheap nor wanted.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<RememberedTokens>();
        services.AddSingleton<TokenValidator>();
        services.AddSingleton<TokenIssuer>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TokenValidator>(BearerTokens.Configure);
        services.AddAuthorization();
        services.AddLanes();
        services.AddGatewayDocumentation();
        return services;
    }

    /// <summary>Adds the gateway's middleware and all its endpoints.</summary>
    public static WebApplication MapRegistryGateway(this WebApplication app)
    {
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<HeadMiddleware>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<TermsMiddleware>();
        app.MapSessions();
        app.MapAccounts();
        app.MapRegions();
        app.MapSchools();
        app.MapClosings();
        app.MapDropoutReports();
        app.MapDropoutReviews();
        app.MapEntrants();
        app.MapTermChecks();
        app.MapGraduations();
        app.MapStudents();
        app.MapTransfers();
        app.MapCases();
        app.MapSupplementaryRecords();
        app.MapComplaints();
        app.MapCalendar();
        app.MapImports();
        app.MapOperations();
        app.MapChanges();
        app.MapHealth();
        app.MapGatewayDocumentation();
        return app;
    }

    /// <summary>Adds health and version alone, for a process that serves no API.</summary>
    public static WebApplication MapRegistryHealth(this WebApplication app)
    {
        app.UseMiddleware<ProblemMiddleware>();
        app.MapHealth();
        return app;
    }

    /// <summary>
    /// Gives Kestrel limits that fit the API: 32 KiB of headers, bodies as large as <see cref="GatewayOptions.LargestJsonBody"/>.
    /// </summary>
    public static IWebHostBuilder UseRegistryLimits(this IWebHostBuilder host) => host.ConfigureServices(services =>
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<GatewayOptions>>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
            kestrel.Limits.MaxRequestBodySize = options.Value.LargestJsonBody;
        }));
}
