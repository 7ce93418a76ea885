using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// Moves buckets between shards while the registry serves. Every step is noted in home before the next begins and may be done again, so that a mover that was
/// killed is followed by another. For the seconds between fence and opening, writes of the buckets wait; reads never do.
/// </summary>
public sealed class BucketMover : IAsyncDisposable
{
    private const string Lock = "SELECT pg_try_advisory_lock(hashtext('studentactors move buckets'))";

    // Events; a bucket then has some ten thousand of them, which is a good transaction.
    private const long LargeRegistry = 10_000_000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(BucketMover), "Shards");

    private readonly NpgsqlDataSource _homeDatabase;
    private readonly ShardingOptions _options;
    private readonly PostgreSqlReader _home;
    private readonly ShardDirectory _directory;

    /// <param name="home">The first database. Not disposed with the mover.</param>
    /// <param name="connect">Opens another one; its data source is disposed with the mover.</param>
    /// <param name="options">As all processes of the registry have them.</param>
    public BucketMover(NpgsqlDataSource home, Func<Shard, NpgsqlDataSource> connect, ShardingOptions options)
    {
        (_homeDatabase, _options) = (home, options);
        _home = new PostgreSqlReader(home);
        _directory = new ShardDirectory(home, connect, new GroupCommitOptions { Writers = 1 }, options, NullLogger<PostgreSqlRegistryStore>.Instance);
    }

    /// <summary>Called when a step has been done; a test breaks off there.</summary>
    internal Action<BucketMove>? OnStep { get; set; }

    /// <summary>The moves that have not ended, in their order.</summary>
    public Task<IReadOnlyList<BucketMove>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(_home, cancellationToken);

    /// <summary>The moves that have not ended, as home lists them.</summary>
    internal static async Task<IReadOnlyList<BucketMove>> ReadAsync(PostgreSqlReader home, CancellationToken cancellationToken) =>
        await home.AllAsync(
            Sql["ReadMoves"],
            row => new BucketMove(
                row.GetInt64(0), (byte)row.GetInt16(1), (byte)row.GetInt16(2), row.GetInt16(3), row.GetInt16(4),
                Enum.Parse<MoveState>(row.GetString(5), ignoreCase: true), row.GetInt32(6), row.IsDBNull(7) ? null : row.GetInt64(7), row.GetInt32(8)),
            cancellationToken);

    /// <summary>Plans the move of those of the buckets that do not lie in the target, and are not on their way, so many at once.</summary>
    /// <exception cref="ShardRefusedException">One of them is on its way to another shard.</exception>
    public async Task<int> PlanAsync(byte first, byte last, int target, int atOnce, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1);
        var pending = await ReadAsync(cancellationToken);
        var map = await _directory.RefreshAsync(cancellationToken);
        var planned = 0;
        for (int bucket = first; bucket <= last;)
        {
            var source = map.Of((byte)bucket);
            var end = bucket;
            if (!IsToMove(bucket))
            {
                bucket++;
                continue;
            }

            while (end < last && end - bucket + 1 < atOnce && map.Of((byte)(end + 1)) == source && IsToMove(end + 1))
                end++;
            await _home.ExecuteAsync(
                Sql["PlanMove"], cancellationToken, Value.Of(bucket), Value.Of(end), Value.Of(source), Value.Of(target));
            planned++;
            bucket = end + 1;
        }

        return planned;

        bool IsToMove(int bucket)
        {
            if (pending.FirstOrDefault(move => bucket >= move.First && bucket <= move.Last) is not { } move)
                return map.Of((byte)bucket) != target;
            return move.Target == target
                ? false
                : throw new ShardRefusedException($"Bucket {bucket} is on its way to another shard. Let that move end first, or abort it.");
        }
    }

    /// <summary>Carries out all moves that have not ended, one after the other.</summary>
    /// <exception cref="ShardRefusedException">Another mover is at work, or a copy does not equal its source.</exception>
    public Task RunAsync(IProgress<BucketMove>? progress, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            while (await ReadAsync(cancellationToken) is [var next, ..])
                await RunAsync(next, progress, cancellationToken);
        },
        cancellationToken);

    /// <summary>Gives up the moves that have not come to their new map: the source takes writes again. Returns how many.</summary>
    public async Task<int> AbortAsync(CancellationToken cancellationToken)
    {
        var aborted = 0;
        await AloneAsync(
            async () =>
            {
                foreach (var move in (await ReadAsync(cancellationToken)).Where(move => move.State <= MoveState.Fenced))
                {
                    // Broken off here it begins anew, or is given up again.
                    var source = (await ShardAsync(move.Source, cancellationToken)).Reader;
                    await (await ShardAsync(move.Target, cancellationToken)).Reader.ExecuteAsync(Sql["TakeTargetAgain"], cancellationToken, Of(move));
                    await _home.ExecuteAsync(Sql["BeginAnew"], cancellationToken, Value.Of(move.Id));
                    if (await LiesInSourceAsync(move, cancellationToken))
                        await source.ExecuteAsync(Sql["OpenBuckets"], cancellationToken, Of(move));
                    await source.ExecuteAsync(Sql["Unwatch"], cancellationToken, Value.Of((int)move.First), Value.Of((int)move.Last));
                    await _home.ExecuteAsync(Sql["DeleteMove"], cancellationToken, Value.Of(move.Id));
                    aborted++;
                }
            },
            cancellationToken);
        return aborted;
    }

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    private async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await using var holder = await _homeDatabase.OpenConnectionAsync(cancellationToken);
        await using var take = new NpgsqlCommand(Lock, holder);
        if (!(bool)(await take.ExecuteScalarAsync(cancellationToken))!)
            throw new ShardRefusedException("Another process is moving buckets.");
        try
        {
            await work();
        }
        finally
        {
            try
            {
                await using var free = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", holder);
                await free.ExecuteNonQueryAsync(CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // The lock went with its connection.
            }
        }
    }

    private async Task RunAsync(BucketMove move, IProgress<BucketMove>? progress, CancellationToken cancellationToken)
    {
        while (move.State != MoveState.Cleaned)
        {
            progress?.Report(move);
            move = move.State switch
            {
                MoveState.Planned => await BeginAsync(move, progress, cancellationToken),
                MoveState.Copying => await CopyAsync(move, progress, cancellationToken),
                MoveState.Fenced => await SwitchAsync(move, cancellationToken),
                MoveState.Switched => await OpenAsync(move, cancellationToken),
                _ => await CleanAsync(move, cancellationToken),
            };
            OnStep?.Invoke(move);
        }

        progress?.Report(move);
    }

    private async Task<BucketMove> BeginAsync(BucketMove move, IProgress<BucketMove>? progress, CancellationToken cancellationToken)
    {
        if (!await LiesInSourceAsync(move, cancellationToken))
        {
            // Two operators planned it at once. What the target has of these buckets is the registry's, and nothing may be deleted there.
            Require(await _home.ExecuteAsync(Sql["DropPlanned"], cancellationToken, Value.Of(move.Id)) == 1);
            await PlanAsync(move.First, move.Last, move.Target, move.Last - move.First + 1, cancellationToken);
            return move with { State = MoveState.Cleaned };
        }

        var source = (await ShardAsync(move.Source, cancellationToken)).Reader;
        var target = await ShardAsync(move.Target, cancellationToken);

        // A target that has had the buckets before may still have rows of then.
        RequireAll(move, await target.Reader.ExecuteAsync(Sql["TakeTarget"], cancellationToken, Of(move)));
        await using (var connection = await OpenAsync(target, cancellationToken))
        {
            foreach (var table in MovedTable.All.Where(table => !table.IsEvents))
                await DeleteAsync(connection, move, -move.Id, table, KeyRange.OfBuckets(move.First, move.Last), cancellationToken);
        }

        RequireAll(move, await target.Reader.ExecuteAsync(Sql["TargetIsEmpty"], cancellationToken, Of(move)));
        await source.ExecuteAsync(Sql["Watch"], cancellationToken, Value.Of((int)move.First), Value.Of((int)move.Last));

        // Deletions of transactions that had begun before are not noted: they must have ended when the first row is copied.
        await OutlastAsync(move, progress, cancellationToken);
        var from = (await source.AllAsync(Sql["OldestRunning"], row => row.GetInt64(0), cancellationToken))[0];
        var rows = (await source.AllAsync(Sql["EstimateRows"], row => row.GetInt64(0), cancellationToken))[0];
        var parts = rows < LargeRegistry ? 1 : 16;
        Require(await _home.ExecuteAsync(Sql["BeginCopy"], cancellationToken, Value.Of(move.Id), Value.Of(from), Value.Of(parts)) == 1);
        return move with { State = MoveState.Copying, CopiedFrom = from, BucketParts = parts };
    }

    private async Task<BucketMove> CopyAsync(BucketMove move, IProgress<BucketMove>? progress, CancellationToken cancellationToken)
    {
        await using var source = await OpenAsync(await ShardAsync(move.Source, cancellationToken), cancellationToken);
        await using var target = await OpenAsync(await ShardAsync(move.Target, cancellationToken), cancellationToken);
        var copy = new RangeCopy(source, target, move);
        var ofTable = move.Parts / MovedTable.All.Count;
        for (var part = move.CopiedParts; part < move.Parts; part++)
        {
            var bucket = (byte)(move.First + (part % ofTable / move.BucketParts));
            await copy.CopyAsync(
                MovedTable.All[part / ofTable], KeyRange.OfPart(bucket, part % move.BucketParts, move.BucketParts), null, cancellationToken);
            await _home.ExecuteAsync(Sql["NoteCopied"], cancellationToken, Value.Of(move.Id), Value.Of(part + 1));
            progress?.Report(move with { CopiedParts = part + 1 });
        }

        return await FenceAsync(move with { CopiedParts = move.Parts }, source, cancellationToken);
    }

    private async Task<BucketMove> FenceAsync(BucketMove move, NpgsqlConnection source, CancellationToken cancellationToken)
    {
        await using (var transaction = await source.BeginTransactionAsync(cancellationToken))
        {
            // Got once every writer has committed that did not see the bucket closed.
            await ExecuteAsync(source, "LOCK TABLE closed_bucket IN EXCLUSIVE MODE", cancellationToken);
            Require((await _home.AllAsync(Sql["IsCopying"], row => row.GetInt64(0), cancellationToken, Value.Of(move.Id)))[0] == 1);
            await ExecuteAsync(source, Sql["CloseBuckets"], cancellationToken, Of(move));
            await transaction.CommitAsync(cancellationToken);
        }

        var reader = (await ShardAsync(move.Source, cancellationToken)).Reader;
        var places = await reader.AllAsync(Sql["LastPlace"], row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken);
        var (lastTransaction, lastPosition) = places.Count > 0 ? places[0] : (0L, 0L);
        Require(await _home.ExecuteAsync(
            Sql["NoteFenced"], cancellationToken, Value.Of(move.Id), Value.Of(Math.Max(0, lastTransaction)), Value.Of(lastPosition)) == 1);
        return move with { State = MoveState.Fenced };
    }

    private async Task<BucketMove> SwitchAsync(BucketMove move, CancellationToken cancellationToken)
    {
        var range = KeyRange.OfBuckets(move.First, move.Last);
        var targetShard = await ShardAsync(move.Target, cancellationToken);
        var sourceShard = await ShardAsync(move.Source, cancellationToken);
        await using (var source = await OpenAsync(sourceShard, cancellationToken))
        await using (var target = await OpenAsync(targetShard, cancellationToken))
        {
            var copy = new RangeCopy(source, target, move);
            var deleted = await sourceShard.Reader.AllAsync(
                Sql["DeletedKeys"], row => (Key: row.GetGuid(0), Table: row.GetString(1)), cancellationToken,
                Value.Of((int)move.First), Value.Of((int)move.Last));
            foreach (var table in MovedTable.All)
            {
                await copy.CopyAsync(table, range, move.CopiedFrom, cancellationToken);
                if (table.Compared)
                    await copy.DeleteOthersAsync(table, range, cancellationToken);
                foreach (var (key, _) in deleted.Where(row => table.Noted && row.Table == table.Name))
                    await copy.DeleteOthersAsync(table, key, cancellationToken);

                // Deadlines come and go even now, which does no harm: their owners are called twice at worst.
                var (ours, theirs) = await copy.CountAsync(table, range, cancellationToken);
                if (ours != theirs && !table.Compared)
                {
                    throw new ShardRefusedException(
                        $"The copy of {table.Name} has {theirs} rows where its source has {ours}. Nothing was switched; abort the move and plan it again.");
                }
            }
        }

        // Whatever the target commits of the buckets comes after this place.
        var place = (await targetShard.Reader.AllAsync(Sql["NextPlace"], row => row.GetInt64(0), cancellationToken))[0];
        await _home.ExecuteAsync(Sql["Switch"], cancellationToken, Value.Of(move.Id), Value.Of(place), Value.Of(long.MaxValue));
        return move with { State = MoveState.Switched };
    }

    private async Task<BucketMove> OpenAsync(BucketMove move, CancellationToken cancellationToken)
    {
        // By now somebody may have read the old map; he must have ceased to go by it.
        await Task.Delay(_options.Lease + _options.PollEvery, cancellationToken);
        var map = await _directory.RefreshAsync(cancellationToken);
        await new ClosedSchools(_directory).TellAsync(map, cancellationToken);
        var target = (await ShardAsync(move.Target, cancellationToken)).Reader;
        await target.ExecuteAsync(Sql["ForgetTold"], cancellationToken, Value.Of((int)move.First), Value.Of((int)move.Last));
        await target.ExecuteAsync(Sql["OpenBuckets"], cancellationToken, Of(move));
        await NoteAsync(move, "switched", "opened", cancellationToken);
        return move with { State = MoveState.Opened };
    }

    private async Task<BucketMove> CleanAsync(BucketMove move, CancellationToken cancellationToken)
    {
        // A read that began by the old map may still be under way.
        await Task.Delay(_options.SlowestRead, cancellationToken);
        var shard = await ShardAsync(move.Source, cancellationToken);
        var (first, last) = (Value.Of((int)move.First), Value.Of((int)move.Last));
        await shard.Reader.ExecuteAsync(Sql["LeaveSchools"], cancellationToken, first, last);
        await using (var source = await OpenAsync(shard, cancellationToken))
        {
            await using (var transaction = await source.BeginTransactionAsync(cancellationToken))
            {
                await HoldAsync(source, move, move.Id, cancellationToken);
                await ExecuteAsync(source, Sql["Unwatch"], cancellationToken, Value.Of((int)move.First), Value.Of((int)move.Last));
                await transaction.CommitAsync(cancellationToken);
            }

            foreach (var table in MovedTable.All.Where(table => !table.IsEvents))
            {
                for (int bucket = move.First; bucket <= move.Last; bucket++)
                {
                    for (var part = 0; part < move.BucketParts; part++)
                        await DeleteAsync(source, move, move.Id, table, KeyRange.OfPart((byte)bucket, part, move.BucketParts), cancellationToken);
                }
            }
        }

        await NoteAsync(move, "opened", "cleaned", cancellationToken);
        return move with { State = MoveState.Cleaned };
    }

    private async Task NoteAsync(BucketMove move, string before, string state, CancellationToken cancellationToken) =>
        Require(await _home.ExecuteAsync(Sql["NoteState"], cancellationToken, Value.Of(move.Id), Value.Of(state), Value.Of(before)) == 1);

    private async Task<bool> LiesInSourceAsync(BucketMove move, CancellationToken cancellationToken)
    {
        var map = await _directory.RefreshAsync(cancellationToken);
        return Enumerable.Range(move.First, move.Last - move.First + 1).All(bucket => map.Of((byte)bucket) == move.Source);
    }

    private async Task<RegistryShard> ShardAsync(int number, CancellationToken cancellationToken) =>
        await _directory.ShardAsync(await _directory.MapAsync(cancellationToken), number);

    private static async Task<NpgsqlConnection> OpenAsync(RegistryShard shard, CancellationToken cancellationToken) =>
        await shard.Database.OpenConnectionAsync(cancellationToken);

    private async Task OutlastAsync(BucketMove move, IProgress<BucketMove>? progress, CancellationToken cancellationToken)
    {
        var shard = await ShardAsync(move.Source, cancellationToken);
        while (!await shard.Store.OutlastCommitsAsync(_options.Reassurance, cancellationToken))
        {
            // Something else is writing for long; without its end the copy could not be trusted.
            progress?.Report(move with { WaitsForWriters = true });
        }
    }

    /// <summary>Deletes rows where the move stands under a mark, which nobody changes meanwhile.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Names of the schema's own tables and columns, and ids.")]
    private static async Task DeleteAsync(
        NpgsqlConnection connection, BucketMove move, long mark, MovedTable table, KeyRange range, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await HoldAsync(connection, move, mark, cancellationToken);
        await ExecuteAsync(connection, $"DELETE FROM {table.Name} WHERE {table.Key} {range}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // A mover that stood still while another one went on must not delete what has been written since.
    [SuppressMessage("Security", "CA2100", Justification = "An embedded text.")]
    private static async Task HoldAsync(NpgsqlConnection connection, BucketMove move, long mark, CancellationToken cancellationToken)
    {
        var held = 0;
        await using var hold = new NpgsqlCommand(Sql["HoldMove"], connection)
        {
            Parameters = { Value.Of((int)move.First), Value.Of((int)move.Last), Value.Of(mark) },
        };
        await using (var rows = await hold.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
                held++;
        }

        RequireAll(move, held);
    }

    private static NpgsqlParameter[] Of(BucketMove move) => [Value.Of((int)move.First), Value.Of((int)move.Last), Value.Of(move.Id)];

    private static void RequireAll(BucketMove move, int buckets) => Require(buckets == move.Last - move.First + 1);

    private static void Require(bool isOurs)
    {
        if (!isOurs)
            throw new ShardRefusedException("Another process has carried the move on.");
    }

    [SuppressMessage("Security", "CA2100", Justification = "Embedded texts; names of the schema's own tables and columns, and ids.")]
    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
