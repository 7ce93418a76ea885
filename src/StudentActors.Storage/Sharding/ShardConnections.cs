using Npgsql;

namespace StudentActors.Storage.Sharding;

/// <summary>Connection strings of shards.</summary>
public static class ShardConnections
{
    /// <summary>A shard's connection, with what it leaves out taken from the one to home: user, password, limits.</summary>
    public static string Complete(string home, string shard)
    {
        var complete = new NpgsqlConnectionStringBuilder(home);
        foreach (var (name, value) in new NpgsqlConnectionStringBuilder(shard))
            complete[name] = value;
        return complete.ConnectionString;
    }

    /// <summary>What may be kept of a connection: everything but passwords.</summary>
    public static string WithoutSecrets(string connection)
    {
        var kept = new NpgsqlConnectionStringBuilder(connection);
        kept.Remove("Password");
        kept.Remove("SSL Password");
        return kept.ConnectionString;
    }
}
