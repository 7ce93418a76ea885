using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace StudentActors.Host.Configuration;

/// <summary>The host's settings, checked; made by <see cref="HostSettingsReader"/>.</summary>
internal sealed record HostSettings
{
    /// <summary>Never changes: it is part of the keys of what Orleans stores.</summary>
    public const string ServiceId = "studentactors";

    public const int DefaultHttpPort = 5080;
    public const int DefaultSiloPort = 11111;
    public const int DefaultGatewayPort = 30000;

    /// <summary>Full path.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Full path.</summary>
    public required string KeyRingPath { get; init; }

    /// <summary>Connection string; <c>null</c> when embedded.</summary>
    public string? Postgres { get; init; }

    public bool Migrate { get; init; }

    public HostRole Role { get; init; }

    public int Instance { get; init; }

    /// <summary>Separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary><c>null</c>: any free port (embedded only).</summary>
    public int? SiloPort { get; init; }

    /// <summary>0: none.</summary>
    public int GatewayPort { get; init; }

    public IPAddress Advertise { get; init; } = IPAddress.Loopback;

    public string ClusterId { get; init; } = "studentactors";

    public bool SyntheticIdentities { get; init; }

    public TimeSpan Drain { get; init; }

    /// <summary>Full path.</summary>
    public required string EvidenceFolder { get; init; }

    /// <summary><c>null</c>: the local check.</summary>
    public Uri? PopulationRegister { get; init; }

    /// <summary>Whether the registry's clock can be moved; only where synthetic identities are accepted.</summary>
    public bool TestClock { get; init; }

    /// <summary>The JSON file of <c>--config</c>, for what else it configures (logging).</summary>
    public string? ConfigFile { get; init; }

    [MemberNotNullWhen(false, nameof(Postgres))]
    public bool IsEmbedded => Postgres is null;

    public bool HasSilo => Role != HostRole.Gateway;

    public bool HasApi => Role != HostRole.Silo;

    public string RegistryFile => Path.Combine(DataFolder, "registry.db");

    public string OrleansFile => Path.Combine(DataFolder, "orleans.db");
}
