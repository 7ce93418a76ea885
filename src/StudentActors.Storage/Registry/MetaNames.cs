namespace StudentActors.Storage.Registry;

/// <summary>Rows of <c>registry_meta</c>.</summary>
internal static class MetaNames
{
    public const string KeyRing = "key_ring";

    /// <summary>Identity of the shard that the database is; home has none.</summary>
    public const string Shard = "shard";

    /// <summary>Identity of the home that the shard belongs to.</summary>
    public const string ShardHome = "shard_home";
}
