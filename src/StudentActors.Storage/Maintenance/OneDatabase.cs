namespace StudentActors.Storage.Maintenance;

/// <summary>A registry that lies in one database.</summary>
public sealed class OneDatabase(RegistryTables tables) : RegistryLayout
{
    private readonly LayoutMap _map = new([tables], new int[256], 0);

    public override Task<LayoutMap> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_map);
}
