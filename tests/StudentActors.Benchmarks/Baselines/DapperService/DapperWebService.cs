using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StudentActors.Storage.Sealing;

namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary>An ordinary ASP.NET Core service: minimal API, bearer tokens, Dapper, one transaction for each enrolment.</summary>
internal static class DapperWebService
{
    public const string Health = "health";

    /// <summary>Serves until standard input is closed, so that it does not outlive the benchmark.</summary>
    public static async Task RunAsync(string postgres, string url, string keyRing, byte[] signingKey)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IKeyRing>(await new KeyRingFile(keyRing).LoadOrCreateAsync(TimeProvider.System, CancellationToken.None));
        builder.Services.AddSingleton<RecordCodec>();
        builder.Services.AddSingleton<EnrolmentRowsFactory>();
        builder.Services.AddSingleton<StudentTables>();
        builder.Services.AddSingleton(_ => CreatePool(postgres));
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer => DapperToken.Configure(bearer, signingKey));
        builder.Services.AddAuthorization();

        await using var app = builder.Build();
        app.MapGet(Health, () => Results.Ok());
        app.MapPost("api/v1/students", EnrolEndpoint.Enrol).RequireAuthorization();
        await app.StartAsync();
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    // Prepared after the second use, so that PostgreSQL neither parses nor plans them again.
    private static NpgsqlDataSource CreatePool(string postgres) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(postgres) { MaxPoolSize = 64, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 });
}
