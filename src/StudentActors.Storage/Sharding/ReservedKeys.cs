using System.Threading.Channels;
using Npgsql;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// Takes keys of one shard for records of others. Like units, reservations share transactions: while one batch is on its way, the next one
/// gathers.
/// </summary>
internal sealed class ReservedKeys : IAsyncDisposable
{
    private const int Attempts = 8;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ReservedKeys), "Shards");
    private static readonly string ReserveSql = Sql["Reserve"];
    private static readonly string ReleaseSql = Sql["Release"];
    private static readonly string ConfirmSql = Sql["Confirm"];
    private static readonly string ForgetUnitsSql = Sql["ForgetUnits"];
    private static readonly string FindClaimSql = Sql["FindClaim"];
    private static readonly string FindOperationSql = Sql["FindOperation"];
    private static readonly string FindReservedSql = Sql["FindReserved"];
    private static readonly string OldReservedSql = Sql["OldReserved"];
    private static readonly string FindVersionSql = Sql["FindVersion"];

    private readonly PostgreSqlReader _reader;
    private readonly int _batch;
    private readonly Channel<Waiting> _queue;
    private readonly Task _loop;

    public ReservedKeys(NpgsqlDataSource database, GroupCommitOptions options)
    {
        _reader = new PostgreSqlReader(database);
        _batch = options.BatchUnits;
        _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        using (ExecutionContext.SuppressFlow())
            _loop = Task.Run(RunAsync);
    }

    public async Task<ReservationResult> ReserveAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(reservation, new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await _queue.Writer.WriteAsync(waiting, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new RegistryUnavailableException("The registry is shutting down.", exception);
        }

        // What has been handed over is not withdrawn: whoever waits must know what he has taken.
        return await waiting.Done.Task;
    }

    /// <summary>Gives keys up that are still taken for their units.</summary>
    public Task ReleaseAsync(IReadOnlyList<Reservation> taken, CancellationToken cancellationToken) =>
        _reader.ExecuteAsync(
            ReleaseSql, cancellationToken,
            Value.Each(taken.Select(key => key.Kind)), Value.Each(taken.Select(key => key.Key)), Value.Each(taken.Select(key => key.Unit!.Value)));

    /// <summary>Leaves keys to their records for good; returns the unit of each that was still taken for it and does not lie in a closed bucket.</summary>
    public async Task<IReadOnlyList<Guid>> ConfirmAsync(IReadOnlyList<Reservation> taken, CancellationToken cancellationToken) =>
        await _reader.AllAsync(
            ConfirmSql, row => row.GetGuid(0), cancellationToken,
            Value.Each(taken.Select(key => key.Kind)), Value.Each(taken.Select(key => key.Key)), Value.Each(taken.Select(key => key.Unit!.Value)));

    /// <summary>Forgets that units were committed of which no key is undecided any more.</summary>
    public Task ForgetAsync(IEnumerable<Guid> units, CancellationToken cancellationToken) =>
        _reader.ExecuteAsync(ForgetUnitsSql, cancellationToken, Value.Each(units));

    /// <summary>Who holds a claim, and for which undecided unit.</summary>
    public async Task<(Guid Record, Guid? Unit)?> FindClaimAsync(ClaimKey key, CancellationToken cancellationToken)
    {
        var found = await _reader.AllAsync(
            FindClaimSql, row => (row.GetGuid(0), row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1)), cancellationToken,
            Value.Of(key.Hash), Value.Of((int)key.Kind));
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>What an operation did, and for which undecided unit it is noted.</summary>
    public async Task<(StoredAnswer Answer, Guid? Unit)?> FindOperationAsync(Guid operation, CancellationToken cancellationToken)
    {
        var found = await _reader.AllAsync(
            FindOperationSql,
            row => (
                new StoredAnswer(
                    new OperationKey(operation, row.GetFieldValue<byte[]>(2)), row.GetGuid(0), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4)),
                row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1)),
            cancellationToken,
            Value.Of(operation));
        return found.Count > 0 ? found[0] : null;
    }

    public Task<PendingKey?> FindPendingAsync(short kind, Guid key, CancellationToken cancellationToken) =>
        _reader.OneAsync(FindReservedSql, Pending, cancellationToken, Value.Of(key), Value.Of((int)kind));

    /// <summary>The oldest keys whose units have been undecided for so long.</summary>
    public async Task<IReadOnlyList<PendingKey>> ReadPendingAsync(TimeSpan age, CancellationToken cancellationToken) =>
        await _reader.AllAsync(OldReservedSql, Pending, cancellationToken, Value.Of((int)age.TotalSeconds));

    /// <summary>A record's version; 0 where it does not exist.</summary>
    public async Task<int> FindVersionAsync(Guid record, CancellationToken cancellationToken)
    {
        var found = await _reader.AllAsync(FindVersionSql, row => row.GetInt32(0), cancellationToken, Value.Of(record));
        return found.Count > 0 ? found[0] : 0;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var deferred = new List<Waiting>();
        while (deferred.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            var batch = new List<Waiting>();
            var keys = new HashSet<(short, Guid)>();
            var waiting = deferred;
            deferred = [];
            foreach (var first in waiting)
                Add(first);
            while (batch.Count < _batch && deferred.Count < _batch && _queue.Reader.TryRead(out var next))
                Add(next);
            await ReserveAsync(batch);

            void Add(Waiting next)
            {
                if (keys.Add((next.Reservation.Kind, next.Reservation.Key)))
                    batch.Add(next);
                else
                    deferred.Add(next);
            }
        }
    }

    private async Task ReserveAsync(List<Waiting> batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var results = new ReservationResult[batch.Count];
                Array.Fill(results, ReservationResult.Taken);
                await _reader.EachAsync(ReserveSql, row => results[row.GetInt32(0)] = Refused(row, batch), CancellationToken.None, Arrays(batch));
                for (var i = 0; i < results.Length; i++)
                    batch[i].Done.TrySetResult(results[i]);
                return;
            }
            catch (Exception exception)
            {
                if (attempt < Attempts && PostgreSqlFailure.Classify(exception) == CommitFailure.RolledBack)
                    continue;
                foreach (var waiting in batch)
                    waiting.Done.TrySetException(exception);
                return;
            }
        }
    }

    private static NpgsqlParameter[] Arrays(List<Waiting> batch)
    {
        var all = batch.ConvertAll(waiting => waiting.Reservation);
        return
        [
            Value.Each(Enumerable.Range(0, all.Count)),
            Value.Each(all.Select(key => key.Kind)),
            Value.Each(all.Select(key => key.Key)),
            Value.Each(all.Select(key => key.Record)),
            Value.Each(all.Select(key => key.Unit)),
            Value.Each(all.Select(key => key.Operation?.RequestHash)),
            Value.Each(all.Select(key => key.Operation?.Version ?? 0)),
            Value.Each(all.Select(key => key.Operation?.At ?? default)),
        ];
    }

    private static ReservationResult Refused(NpgsqlDataReader row, List<Waiting> batch)
    {
        var outcome = row.GetInt16(1) switch
        {
            1 => ReservationOutcome.Held,
            4 => ReservationOutcome.Elsewhere,
            _ => ReservationOutcome.TryAgain,
        };
        if (outcome != ReservationOutcome.Held)
            return new ReservationResult(outcome, Guid.Empty, null);
        var wanted = batch[row.GetInt32(0)].Reservation;
        var record = row.GetGuid(2);
        return new ReservationResult(
            outcome, record,
            row.IsDBNull(3) ? null : new PendingKey(wanted.Kind, wanted.Key, record, row.GetGuid(3), TimeSpan.FromSeconds(row.GetDouble(4))));
    }

    private static PendingKey Pending(NpgsqlDataReader row) => new(
        row.GetInt16(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), TimeSpan.FromSeconds(row.GetDouble(4)));

    private sealed record Waiting(Reservation Reservation, TaskCompletionSource<ReservationResult> Done);
}
