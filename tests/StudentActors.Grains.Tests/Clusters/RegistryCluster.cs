using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.TestingHost;
using StudentActors.Grains.Accounts;
using StudentActors.Grains.Verification;
using StudentActors.Storage;
using StudentActors.Storage.Calendar;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Evidence;
using StudentActors.Storage.Imports;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Sqlite;
using StudentActors.TestSupport;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>
/// A cluster in this process. Its grains live by a clock that only the test moves; its databases outlive it, so that it can be started again.
/// </summary>
public class RegistryCluster : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();
    private readonly KeyRing _keys = TestKeys.New();
    private SqliteRegistryStore? _sqlite;
    private FaultyRegistryStore? _store;
    private FaultyDeadlineStore? _deadlines;
    private InProcessTestCluster? _cluster;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 10, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>Whether Orleans' grain storage fails.</summary>
    public bool StateStorageDown { get; set; }

    public IGrainFactory Grains => Cluster.Client;

    public IKeyRing Keys => _keys;

    internal FaultyRegistryStore Store => _store ?? throw new InvalidOperationException("The registry is not open.");

    internal FaultyDeadlineStore Deadlines => _deadlines ?? throw new InvalidOperationException("The registry is not open.");

    internal ICaseStore Cases => new FaultyCaseStore(_sqlite!, Store);

    internal IRegistryInspection Inspection => new RegistryInspection(new SqliteTables(RegistryFile));

    /// <summary>Every record of which something is true that must not be.</summary>
    internal async Task<IReadOnlyList<Guid>> FindViolationsAsync()
    {
        var violations = await Inspection.FindViolationsAsync(new InspectionScope { Keys = _keys }, CancellationToken.None);
        return [.. violations.SelectMany(violation => violation.Records)];
    }

    internal ScriptedRegister Register { get; } = new();

    internal MemoryImportFiles Files { get; } = new();

    protected virtual short Silos => 1;

    public InProcessTestCluster Cluster => _cluster ?? throw new InvalidOperationException("The cluster is not running.");

    public async ValueTask InitializeAsync()
    {
        await new SqliteMigrator(RegistryFile, OrleansFile, TimeProvider.System).UpAsync(CancellationToken.None);
        _sqlite = new SqliteRegistryStore(RegistryFile, new GroupCommitOptions(), NullLogger<SqliteRegistryStore>.Instance);
        _store = new FaultyRegistryStore(_sqlite);
        _deadlines = new FaultyDeadlineStore(_sqlite, _store);
        await StartAsync();
    }

    /// <summary>Stops every silo and starts new ones over the same databases.</summary>
    public async Task RestartAsync()
    {
        await Cluster.DisposeAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _sqlite!.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a kind of test needs besides.</summary>
    protected virtual void Configure(ISiloBuilder silo)
    {
    }

    private string RegistryFile => Path.Combine(_folder.FullName, "registry.db");

    private string OrleansFile => Path.Combine(_folder.FullName, "orleans.db");

    private async Task StartAsync()
    {
        var builder = new InProcessTestClusterBuilder(Silos);
        builder.Options.ServiceId = "tests";
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) => host.Logging.SetMinimumLevel(LogLevel.None));
        builder.ConfigureClientHost(host => host.Logging.SetMinimumLevel(LogLevel.None));
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddRegistryGrains(options => options.AllowSynthetic = true);
            silo.AddAdoNetGrainStorage("sound", options =>
                (options.Invariant, options.ConnectionString) = (OrleansInvariants.Sqlite, SqliteFile.ConnectionString(OrleansFile)));
            silo.Services.AddKeyedSingleton<IGrainStorage>(GrainStorage.Name, (services, _) =>
                new FaultyGrainStorage(services.GetRequiredKeyedService<IGrainStorage>("sound"), () => StateStorageDown));
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.Services.AddSingleton<IRegistryStore>(Store);
            silo.Services.AddSingleton<IDeadlineStore>(Deadlines);
            silo.Services.AddSingleton<ICaseStore>(Cases);
            silo.Services.AddSingleton<ICalendarStore>(_sqlite!);
            silo.Services.AddSingleton<IDropoutReviewStore>(_sqlite!);
            silo.Services.AddSingleton<IEvidenceStore>(new EvidenceFolder(Path.Combine(_folder.FullName, "evidence"), _keys));
            silo.Services.AddSingleton<IImportFileStore>(Files);
            silo.Services.AddSingleton<IPopulationRegister>(Register);
            silo.Services.AddSingleton<IKeyRing>(_keys);
            silo.UseInMemoryReminderService();
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, Time);
            silo.Services.AddKeyedSingleton<TimeProvider>(TokenKeysGrain.Clock, Time);

            // The strength of the hash is not what is tested here.
            silo.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
            Configure(silo);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }
}
