namespace StudentActors.Storage.Sharding;

/// <summary>One of the databases that make up the registry.</summary>
/// <param name="Number">0 is home, which keeps the map.</param>
/// <param name="Connection">Without a password; what it leaves out is taken from the connection to home.</param>
/// <param name="Identity">Also kept in the database itself.</param>
public sealed record Shard(int Number, string Name, string Connection, Guid Identity)
{
    public const int Home = 0;

    public const string HomeName = "home";
}
