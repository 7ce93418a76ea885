using Npgsql;
using StudentActors.Storage.Changes;
using StudentActors.Storage.PostgreSql;

namespace StudentActors.Storage.Sharding;

/// <summary>Reads the map from home.</summary>
internal sealed class MapReader(NpgsqlDataSource home)
{
    private static readonly string ReadMapSql = SqlFile.Beside(typeof(MapReader), "Shards")["ReadMap"];

    private readonly PostgreSqlReader _reader = new(home);

    public async Task<ShardMap> ReadAsync(CancellationToken cancellationToken) =>
        (await _reader.OneAsync(ReadMapSql, Map, cancellationToken))!;

    private static ShardMap Map(NpgsqlDataReader row)
    {
        var owners = row.GetFieldValue<short[]>(0);
        var (numbers, names) = (row.GetFieldValue<short[]>(1), row.GetFieldValue<string[]>(2));
        var (connections, identities) = (row.GetFieldValue<string[]>(3), row.GetFieldValue<Guid[]>(4));
        return new ShardMap(
            [.. numbers.Select((number, i) => new Shard(number, names[i], connections[i], identities[i]))],
            [.. owners.Select(owner => (int)owner)],
            row.IsDBNull(5) ? [] : Barriers(row));
    }

    private static List<FeedBarrier> Barriers(NpgsqlDataReader row)
    {
        var (sources, targets) = (row.GetFieldValue<short[]>(5), row.GetFieldValue<short[]>(8));
        var (sourceTransactions, sourcePositions) = (row.GetFieldValue<long[]>(6), row.GetFieldValue<long[]>(7));
        var (targetTransactions, targetPositions) = (row.GetFieldValue<long[]>(9), row.GetFieldValue<long[]>(10));
        return
        [
            .. sources.Select((source, i) => new FeedBarrier(
                source, new ShardPlace(sourceTransactions[i], sourcePositions[i]),
                targets[i], new ShardPlace(targetTransactions[i], targetPositions[i]))),
        ];
    }
}
