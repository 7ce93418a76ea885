using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>The tables of a registry in several PostgreSQL databases, by the map that home keeps.</summary>
public sealed class ShardedTables : RegistryLayout, IAsyncDisposable
{
    private readonly ShardDirectory _directory;
    private readonly UnitDecisions _decisions;
    private (ShardMap Shards, LayoutMap Layout)? _last;

    /// <param name="home">The first database, migrated. Not disposed here.</param>
    /// <param name="connect">Opens another one; its data source is disposed here.</param>
    /// <param name="options">As the registry's processes have them.</param>
    public ShardedTables(NpgsqlDataSource home, Func<Shard, NpgsqlDataSource> connect, ShardingOptions options)
    {
        var logger = NullLogger<PostgreSqlRegistryStore>.Instance;
        _directory = new ShardDirectory(home, connect, new GroupCommitOptions { Writers = 1 }, options, logger);
        _decisions = new UnitDecisions(_directory, logger);
    }

    public override async Task<LayoutMap> ReadAsync(CancellationToken cancellationToken)
    {
        var shards = await _directory.RefreshAsync(cancellationToken);
        var parts = new RegistryTables[shards.Shards.Count];
        var places = new Dictionary<int, int>();
        foreach (var (place, shard) in shards.Shards.Index())
        {
            parts[place] = new PostgreSqlTables(
                (await _directory.ShardAsync(shards, shard.Number)).Database, shards.OwnedBy(shard.Number).ToHashSet());
            places[shard.Number] = place;
        }

        var map = new LayoutMap(parts, [.. Enumerable.Range(0, 256).Select(bucket => places[shards.Of((byte)bucket)])], shards.Barriers.Count);
        if (_last is { } last && last.Layout.IsSameAs(map))
            map = last.Layout;
        _last = (shards, map);
        return map;
    }

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    internal override async Task CheckDatabasesAsync(InspectionScope scope, Findings findings, CancellationToken cancellationToken)
    {
        await new BucketCheck(_directory).RunAsync(findings, cancellationToken);
        await new LeftoverCheck(_directory, scope, findings).RunAsync(cancellationToken);
        await new UndecidedKeyCheck(this, scope, findings).RunAsync(cancellationToken);
    }

    /// <summary>Decides about a key whose unit nobody has decided about; returns whether it is decided now.</summary>
    internal async Task<bool> DecideAsync(PendingKey pending, CancellationToken cancellationToken)
    {
        var map = await _directory.RefreshAsync(cancellationToken);
        await _decisions.ResolveAsync(map, pending, cancellationToken);
        var left = await (await _directory.ShardAsync(map, map.Of(pending.Key))).Keys.FindPendingAsync(pending.Kind, pending.Key, cancellationToken);
        return left?.Unit != pending.Unit;
    }

    /// <summary>
    /// A claim that lies in another database than its record is taken as a commit takes it: held first, left to the record when that is found to be as
    /// it was, or given up.
    /// </summary>
    internal override async Task<int> RestoreClaimAsync(LayoutMap map, ClaimKey key, Guid record, int version, CancellationToken cancellationToken)
    {
        var shards = await _directory.RefreshAsync(cancellationToken);
        if (shards.Of(key.Hash) == shards.Of(record))
            return await base.RestoreClaimAsync(await ReadAsync(cancellationToken), key, record, version, cancellationToken);
        var holding = await _directory.ShardAsync(shards, shards.Of(key.Hash));
        var claim = Reservation.Of(key, record, RecordIds.InBucket(RecordIds.Bucket(record), Guid.NewGuid()));
        if ((await holding.Keys.ReserveAsync(claim, cancellationToken)).Outcome != ReservationOutcome.Taken)
            return 0;
        var found = await (await _directory.ShardAsync(shards, shards.Of(record))).Keys.FindVersionAsync(record, cancellationToken);
        if (found == version)
            return (await holding.Keys.ConfirmAsync([claim], CancellationToken.None)).Count;
        await holding.Keys.ReleaseAsync([claim], CancellationToken.None);
        return 0;
    }
}
