namespace StudentActors.Storage.Migrations;

/// <summary>
/// Migrates the two SQLite files: the registry's and the cluster's, apart because a file has one writer at a time. Creates
/// files and folders that are not there.
/// </summary>
public sealed class SqliteMigrator(string registryPath, string orleansPath, TimeProvider time) : IMigrator
{
    private readonly MigrationRunner[] _runners =
    [
        new(new SqliteMigrationDatabase(orleansPath), MigrationScript.Embedded("Sqlite", MigrationScript.OrleansSet), time),
        new(new SqliteMigrationDatabase(registryPath), MigrationScript.Embedded("Sqlite", MigrationScript.RegistrySet), time),
    ];

    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        var status = new List<MigrationStatus>();
        foreach (var runner in _runners)
            status.AddRange(await runner.StatusAsync(cancellationToken));
        return status;
    }

    public async Task<IReadOnlyList<MigrationStatus>> UpAsync(CancellationToken cancellationToken)
    {
        var applied = new List<MigrationStatus>();
        foreach (var runner in _runners)
            applied.AddRange(await runner.UpAsync(cancellationToken));
        return applied;
    }
}
