using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using StudentActors.Contracts.Schools;
using StudentActors.Storage;
using StudentActors.Storage.Sealing;
using StudentActors.TestSupport;

namespace StudentActors.Benchmarks.Baselines.StockOrleans;

/// <summary>
/// The same enrolment on Orleans as it comes: an identity grain and a student grain, each with a state in ADO.NET storage. The provider is
/// given its best: the binary serializer, statements prepared by the driver, and the registry's own SQL for Orleans.
/// </summary>
public sealed class StockOrleansBaseline : IAsyncDisposable
{
    internal const string Storage = "stock";

    private readonly TemporaryDirectory _keys;
    private readonly NpgsqlDataSource _database;
    private readonly IHost _silo;
    private readonly IGrainFactory _grains;

    private StockOrleansBaseline(TemporaryDirectory keys, NpgsqlDataSource database, IHost silo)
    {
        _keys = keys;
        _database = database;
        _silo = silo;
        _grains = silo.Services.GetRequiredService<IGrainFactory>();
    }

    public static async Task<StockOrleansBaseline> StartAsync(string postgres)
    {
        var keys = new TemporaryDirectory();
        var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(postgres) { MaxPoolSize = 64, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 });
        var ring = await new KeyRingFile(Path.Combine(keys.FullName, "keyring.json")).LoadOrCreateAsync(TimeProvider.System, CancellationToken.None);
        var baseline = new StockOrleansBaseline(keys, database, BuildSilo(database, ring));
        await baseline._silo.StartAsync();
        return baseline;
    }

    public Task EnrolAsync(EnrolStudent command) => _grains.GetGrain<IStockStudentGrain>(Guid.NewGuid()).Enrol(command);

    public async ValueTask DisposeAsync()
    {
        await _silo.StopAsync();
        _silo.Dispose();
        await _database.DisposeAsync();
        _keys.Dispose();
    }

    private static IHost BuildSilo(NpgsqlDataSource database, KeyRing ring) => new HostBuilder()
        .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddConsole())
        .ConfigureServices(services => services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IKeyRing>(ring)
            .AddSingleton<RecordCodec>())
        .UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort.Next(), FreePort.Next())
            .AddAdoNetGrainStorage(Storage, (OptionsBuilder<AdoNetGrainStorageOptions> storage) => storage.Configure<IServiceProvider>(
                (options, services) =>
                {
                    options.Invariant = OrleansInvariants.PostgreSql;
                    options.DataSource = database;
                    options.GrainStorageSerializer = ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(services);
                })))
        .Build();
}
