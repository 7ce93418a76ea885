using System.Text.Json;

namespace StudentActors.Storage.Tests.Plans;

/// <summary>A plan of PostgreSQL, as <c>EXPLAIN (FORMAT JSON)</c> tells it.</summary>
internal static class Plan
{
    // A few pages each, whatever the registry's size.
    private static readonly string[] Small =
    [
        "registry_meta", "schema_migration", "calendar_year", "pg_class", "pg_inherits",
        "registry_shard", "registry_bucket", "registry_move", "closed_bucket", "watched_bucket", "deleted_key", "reserved_key", "school_elsewhere",
    ];

    // Indexes that hold only the few rows that are asked for, all of them.
    private static readonly string[] Selections = ["case_open", "case_provisional", "deadline_stuck", "school_closed"];

    /// <summary>Where the plan reads all rows of a table that grows; each with its node and table.</summary>
    public static IEnumerable<string> WholeTableReads(JsonElement node, bool limited = false)
    {
        var type = node.GetProperty("Node Type").GetString()!;
        limited |= type == "Limit";
        var table = node.TryGetProperty("Relation Name", out var relation) ? relation.GetString() : null;
        if (table is not null && !Small.Contains(table) && ReadsAll(node, type, limited))
            yield return $"{type} on {table}";
        if (!node.TryGetProperty("Plans", out var children))
            yield break;
        foreach (var found in children.EnumerateArray().SelectMany(child => WholeTableReads(child, limited)))
            yield return found;
    }

    // Without a condition an index is walked as a whole too, but either ends at a limit, unless it passes over rows until then.
    private static bool ReadsAll(JsonElement node, string type, bool limited) => type switch
    {
        "Seq Scan" => !limited || node.TryGetProperty("Filter", out _),
        "Index Scan" or "Index Only Scan" =>
            !limited && !node.TryGetProperty("Index Cond", out _) && !Selections.Contains(node.GetProperty("Index Name").GetString()),
        _ => false,
    };
}
