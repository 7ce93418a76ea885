namespace StudentActors.Host.Configuration;

/// <summary>What one process does.</summary>
internal enum HostRole
{
    /// <summary>Grains and HTTP API in one process.</summary>
    All,

    /// <summary>Grains; over HTTP only health, version and metrics.</summary>
    Silo,

    /// <summary>The HTTP API as a client of the silos.</summary>
    Gateway,
}
