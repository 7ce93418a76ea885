namespace StudentActors.Storage.Registry;

/// <summary>Rows of <c>registry_meta</c>.</summary>
internal static class MetaNames
{
    public const string KeyRing = "key_ring";
}
