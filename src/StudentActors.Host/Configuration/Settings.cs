using System.CommandLine;

namespace StudentActors.Host.Configuration;

/// <summary>All settings of the host.</summary>
internal static class Settings
{
    public static readonly Setting Data = new("data", "DIR",
        "Folder of the key ring, the bootstrap credentials and, without --postgres, the database. Default: ./data");

    public static readonly Setting Postgres = new("postgres", "CONNECTION",
        "PostgreSQL connection, e.g. \"Host=db;Database=registry;Username=registry\". Without it the registry is embedded: one process on SQLite");

    public static readonly Setting Migrate = new("migrate", null,
        "Apply pending migrations before serving. An empty database is always migrated");

    public static readonly Setting Role = new("role", "all|silo|gateway",
        "What this process does; silo and gateway need --postgres. Default: all");

    public static readonly Setting Instance = new("instance", "N",
        "0 to 99: which process on this machine; moves every default port up by N. Default: 0");

    public static readonly Setting Urls = new("urls", "URLS",
        "HTTP addresses, separated by ';'; ASPNETCORE_URLS works too. Default: http://localhost:5080, plus N");

    public static readonly Setting SiloPort = new("silo-port", "PORT",
        "Port between silos. Default: 11111 plus N; embedded: any free one");

    public static readonly Setting GatewayPort = new("gateway-port", "PORT",
        "Port for gateways on a silo. Default: 30000 plus N; embedded: none");

    public static readonly Setting Advertise = new("advertise", "IP",
        "Address at which the cluster's other machines reach this one. Default: 127.0.0.1, a cluster on one machine");

    public static readonly Setting ClusterId = new("cluster-id", "ID",
        "Processes with the same database and id form one cluster. Default: studentactors");

    public static readonly Setting Keys = new("keys", "FILE",
        "Key ring that seals personal data; created on the first start. Default: keyring.json in the data folder");

    public static readonly Setting SyntheticIdentities = new("synthetic-identities", null,
        "Accept resident IDs with division codes 99xxxx, which belong to nobody. Default: yes when embedded, no with --postgres");

    public static readonly Setting DrainSeconds = new("drain-seconds", "SECONDS",
        "How long to go on serving, not ready, after a stop was asked for. Default: 3 with --postgres, 0 when embedded");

    public static readonly Setting Evidence = new("evidence", "DIR",
        "Folder of the documents attached to cases, sealed; in a cluster one that every machine shares. Default: evidence in the data folder");

    public static readonly Setting PopulationRegister = new("population-register", "URL",
        "Address of the population register that numbers and key data are checked with. Default: none, the local check alone");

    public static readonly Setting TestClock = new("test-clock", null,
        "For trying out deadlines: POST /test-clock moves the registry's clock forward, for good. Only where synthetic identities are accepted, never with real children");

    /// <summary>The file is not a setting of itself, so it is not in <see cref="All"/>.</summary>
    public static readonly Option<string> ConfigFile = new("--config")
    {
        HelpName = "FILE",
        Description = "JSON file with the same settings under \"StudentActors\". Read after ./appsettings.json, which is optional",
    };

    public static IReadOnlyList<Setting> All { get; } =
    [
        Data, Postgres, Migrate, Role, Instance, Urls, SiloPort, GatewayPort, Advertise, ClusterId, Keys, SyntheticIdentities, DrainSeconds,
        Evidence, PopulationRegister, TestClock,
    ];
}
