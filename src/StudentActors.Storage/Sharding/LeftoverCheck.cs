using System.Diagnostics.CodeAnalysis;
using Npgsql;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// No shard has rows of a bucket that lies in another one and is not on its way. What a move copied before it was given up, or left behind, may go. But a
/// record that the bucket's own shard has not, or has in an earlier version, was lost there, through a wrong map perhaps: then all of its bucket is
/// kept. Events stay where they were committed and are not looked at.
/// </summary>
internal sealed class LeftoverCheck(ShardDirectory directory, InspectionScope scope, Findings findings)
{
    private const int SliceRows = 1_000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(LeftoverCheck), "Shards");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in (await directory.RefreshAsync(cancellationToken)).Shards)
        {
            // Records first: they say of what nothing may be removed, as far as all of them were looked at.
            var lost = new HashSet<byte>();
            var all = true;
            foreach (var table in MovedTable.All.Where(table => table.IsRecords))
                all &= await RunAsync(shard.Number, table, lost, scope.Repair, cancellationToken);
            foreach (var table in MovedTable.All.Where(table => !table.IsRecords && !table.IsEvents))
                await RunAsync(shard.Number, table, lost, scope.Repair && all, cancellationToken);
        }
    }

    /// <summary>Returns whether the whole table was looked at.</summary>
    private async Task<bool> RunAsync(int shard, MovedTable table, HashSet<byte> lost, bool repair, CancellationToken cancellationToken)
    {
        var before = await MovingBuckets.ReadAsync(directory, cancellationToken);
        var after = Guid.Empty;
        for (var looked = 0L; NextStrange(before, shard, after) is { } range;)
        {
            if (looked >= (scope.Rows ?? long.MaxValue))
                return false;
            var rows = await ReadAsync(before.Map, shard, table, range, after, cancellationToken);
            var versions = table.IsRecords ? await FindVersionsAsync(before.Map, rows, cancellationToken) : [];
            var now = await MovingBuckets.ReadAsync(directory, cancellationToken);
            if (!now.IsSameAs(before))
            {
                before = now;
                continue;
            }

            bool IsLost(Row row) => table.IsRecords && versions.GetValueOrDefault(row.Key) < row.Version;
            lost.UnionWith(rows.Where(IsLost).Select(row => RecordIds.Bucket(row.Key)));
            foreach (var row in rows)
            {
                var invariant = IsLost(row) ? Invariant.RowLiesWhereItBelongs : Invariant.LeftoverIsGone;
                await findings.AddAsync(new(invariant, row.Key), false, cancellationToken);
            }

            if (repair && rows.FindAll(row => !lost.Contains(RecordIds.Bucket(row.Key))) is { Count: > 0 } removable)
                findings.AddRepaired(Invariant.LeftoverIsGone, await RemoveAsync(before, shard, table, removable, cancellationToken));
            after = rows.Count < SliceRows ? range.Last : rows[^1].Key;
            looked += rows.Count;
            scope.Progressed?.Invoke($"{table.Name} (left over)", looked);
        }

        return true;
    }

    /// <summary>The next keys after one that lie in neighbouring buckets which are not the shard's, and not on their way.</summary>
    private static KeyRange? NextStrange(MovingBuckets buckets, int shard, Guid after)
    {
        bool IsStrange(int bucket) => buckets.Map.Of((byte)bucket) != shard && !buckets.IsMoving((byte)bucket);

        int first = RecordIds.Bucket(after);
        if (after == KeyRange.OfBuckets((byte)first, (byte)first).Last)
            first++;
        while (first < 256 && !IsStrange(first))
            first++;
        if (first == 256)
            return null;
        var last = first;
        while (last < 255 && IsStrange(last + 1))
            last++;
        return KeyRange.OfBuckets((byte)first, (byte)last);
    }

    // All rows of a key come in one slice.
    [SuppressMessage("Security", "CA2100", Justification = "Names of the schema's own tables and columns, and ids.")]
    private async Task<List<Row>> ReadAsync(
        ShardMap map, int shard, MovedTable table, KeyRange range, Guid after, CancellationToken cancellationToken)
    {
        var sql = $"SELECT {table.Key}, {(table.IsRecords ? "version" : "0")} FROM {table.Name} WHERE {table.Key} > '{after:D}' AND {table.Key} {range} "
            + $"ORDER BY {table.Key} FETCH FIRST {SliceRows} ROWS WITH TIES";
        var database = (await directory.ShardAsync(map, shard)).Database;
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new Row(reader.GetGuid(0), reader.GetInt32(1)));
        return rows;
    }

    /// <summary>In which version the buckets' own shards have the records.</summary>
    private async Task<Dictionary<Guid, int>> FindVersionsAsync(ShardMap map, List<Row> rows, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<Guid, int>();
        foreach (var part in rows.Select(row => row.Key).GroupBy(map.Of))
        {
            await (await directory.ShardAsync(map, part.Key)).Reader.EachAsync(
                Sql["FindVersions"], row => versions[row.GetGuid(0)] = row.GetInt32(1), cancellationToken, Value.Each(part));
        }

        return versions;
    }

    /// <summary>Removes rows unless their buckets have begun to move since.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Names of the schema's own tables and columns.")]
    private async Task<int> RemoveAsync(MovingBuckets before, int shard, MovedTable table, List<Row> rows, CancellationToken cancellationToken)
    {
        var buckets = rows.Select(row => (int)RecordIds.Bucket(row.Key)).Distinct().ToList();
        await using var connection = await (await directory.ShardAsync(before.Map, shard)).Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // A mover that takes the buckets now has to wait for this transaction.
        var held = 0;
        await using (var hold = new NpgsqlCommand(Sql["HoldClosedBuckets"], connection) { Parameters = { Value.Each(buckets) } })
        await using (var reader = await hold.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                held++;
        }

        if (held != buckets.Count || !(await MovingBuckets.ReadAsync(directory, cancellationToken)).IsSameAs(before))
            return 0;
        await using var remove = new NpgsqlCommand($"DELETE FROM {table.Name} WHERE {table.Key} = ANY ($1)", connection)
        {
            Parameters = { Value.Each(rows.Select(row => row.Key).Distinct()) },
        };
        var removed = await remove.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    private sealed record Row(Guid Key, int Version);
}
