using System.Globalization;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Sharding;

/// <summary>No claim and no operation is held for long for a unit that nobody has decided about: a registry that serves looks for them every minute.</summary>
internal sealed class UndecidedKeyCheck(ShardedTables tables, InspectionScope scope, Findings findings) : SlicedCheck(tables, scope, findings)
{
    private const int LongInSeconds = 300;

    private static readonly SqlFile PostgreSql = SqlFile.Beside(typeof(PostgreSqlTables), "PostgreSqlTables");

    public override string Table => "reserved_key";

    protected override async Task<SliceReport> CheckAsync(Slice slice, CancellationToken cancellationToken)
    {
        var after = slice.After;
        var kind = after.Rest.Length == 0 ? -1 : int.Parse(after.Rest, CultureInfo.InvariantCulture);
        var keys = await slice.Tables.ReadAsync(
            slice.Connection, PostgreSql["UndecidedKeys"],
            [("key", after.Key), ("kind", kind), ("last", slice.Last), ("age", LongInSeconds), ("limit", SliceRows)],
            row => new PendingKey(row.GetInt16(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), TimeSpan.FromSeconds(row.GetDouble(4))),
            cancellationToken);
        return new SliceReport(
            keys.Count,
            keys.Count > 0 ? new Place(keys[^1].Key, keys[^1].Kind.ToString(CultureInfo.InvariantCulture)) : after,
            [
                .. keys.Select(key => new Suspicion(
                    Invariant.KeyIsDecided, key.Record, async token => await tables.DecideAsync(key, token) ? 1 : 0)),
            ]);
    }
}
