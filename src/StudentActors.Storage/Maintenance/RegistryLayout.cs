using StudentActors.Storage.Inspection;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Maintenance;

/// <summary>
/// The databases that a registry lies in, for whoever looks through all of it beside a registry that serves: what is asked for is looked up where it
/// lies, and buckets may move meanwhile.
/// </summary>
public abstract class RegistryLayout
{
    private static readonly SqlFile RepairSql = SqlFile.Beside(typeof(RegistryInspection), "Repair");

    /// <summary>Which database has what, now.</summary>
    public abstract Task<LayoutMap> ReadAsync(CancellationToken cancellationToken);

    /// <summary>What can be wrong only where there are several databases.</summary>
    internal virtual Task CheckDatabasesAsync(InspectionScope scope, Findings findings, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Claims for a record, if it is still at that version, what nobody claims; returns how many rows that wrote.</summary>
    internal virtual Task<int> RestoreClaimAsync(LayoutMap map, ClaimKey key, Guid record, int version, CancellationToken cancellationToken) =>
        RepairAsync(
            map, key.Hash, "RestoreClaim", [("hash", key.Hash), ("kind", (int)key.Kind), ("record", record), ("version", version)], cancellationToken);

    /// <summary>Removes a claim of a record that never was.</summary>
    internal static async Task<int> DropClaimAsync(LayoutMap map, ClaimKey key, Guid record, CancellationToken cancellationToken) =>
        (await map.FindStudentsAsync([record], cancellationToken)).Count > 0 || (await map.FindEventsAsync([(record, 1)], cancellationToken)).Count > 0
            ? 0
            : await RepairAsync(map, key.Hash, "DropClaim", [("hash", key.Hash), ("kind", (int)key.Kind), ("record", record)], cancellationToken);

    /// <summary>Runs a statement of repair where its key lies.</summary>
    internal static async Task<int> RepairAsync(
        LayoutMap map, Guid key, string statement, (string Name, object Value)[] values, CancellationToken cancellationToken)
    {
        var tables = map.Of(key);
        await using var connection = await tables.OpenAsync(cancellationToken);
        return await tables.RepairAsync(connection, key, RepairSql[statement], values, cancellationToken);
    }
}
