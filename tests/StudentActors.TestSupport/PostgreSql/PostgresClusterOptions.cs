namespace StudentActors.TestSupport.PostgreSql;

/// <summary>How a private PostgreSQL server is set up.</summary>
public sealed record PostgresClusterOptions
{
    /// <summary>Whether commits wait for the disk; default true. False is faster and still survives <c>kill -9</c>, not a power cut.</summary>
    public bool Fsync { get; init; } = true;

    /// <summary>An existing folder to put the server's files into; one of its own among the temporary files unless told.</summary>
    public string? Folder { get; init; }

    /// <summary>Server settings as in postgresql.conf; they win over the ones chosen here.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
