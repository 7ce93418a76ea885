using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace StudentActors.Storage.Registry;

/// <summary>
/// The write path of a registry store: takes whatever units are waiting and commits them together, again and again. There is no lingering: while some
/// are on their way to the disk, the next ones gather by themselves. A few go into one transaction; many are divided among as many as there are writers,
/// side by side.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    // Of the large tables, by the first four bits of a bucket.
    private const int Partitions = 16;
    private const int BucketsOfPartition = 256 / Partitions;

    private readonly CommitWriter[] _writers;
    private readonly GroupCommitOptions _options;
    private readonly Channel<PendingUnit> _queue;
    private readonly CommitBatch _batch;
    private readonly Task _loop;
    private List<PendingUnit> _deferred = [];
    private List<PendingUnit> _stillDeferred = [];

    /// <param name="committers">One for each writer; disposed with this.</param>
    public GroupCommit(IEnumerable<IBatchCommitter> committers, GroupCommitOptions options, ILogger logger)
    {
        _writers = [.. committers.Select(committer => new CommitWriter(committer, logger))];
        _options = options;
        _queue = Channel.CreateBounded<PendingUnit>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _batch = new CommitBatch(options.BatchUnits, options.BatchBytes);

        // The loop outlives whoever happens to start it, and must not carry that caller's context.
        using (ExecutionContext.SuppressFlow())
            _loop = Task.Run(RunAsync);
    }

    public async Task<CommitOutcome> CommitAsync(CommitUnit unit, CancellationToken cancellationToken) =>
        (await CommitAsync([unit], cancellationToken))[0];

    public async Task<CommitOutcome[]> CommitAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken)
    {
        if (units.Count == 0)
            return [];
        var request = new CommitRequest(units);
        try
        {
            for (var i = 0; i < units.Count; i++)
            {
                await _queue.Writer.WriteAsync(new PendingUnit(request, i, 0), cancellationToken);
                StorageTelemetry.QueueLength.Add(1);
            }
        }
        catch (OperationCanceledException)
        {
            request.Withdraw(cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new RegistryUnavailableException("The registry is shutting down.", exception);
        }

        return await request.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more units; returns when those that were taken have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        foreach (var writer in _writers)
            await writer.DisposeAsync();
    }

    private async Task RunAsync()
    {
        while (_deferred.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            Gather();
            if (_batch.Pending.Count > 0)
                await CommitAsync();
            _batch.Clear();
        }
    }

    // A transaction costs the server much the same for one unit as for fifty, so that only large batches are divided.
    private async Task CommitAsync()
    {
        var writers = _batch.Pending.Count < _options.SmallBatch ? 1 : _writers.Length;
        foreach (var pending in _batch.Pending)
            _writers[WriterOf(pending.Unit.Record.Id, writers)].Add(pending);
        await Task.WhenAll(_writers.Take(writers).Select(writer => writer.CommitAsync()));
        foreach (var writer in _writers)
            writer.MoveUndecided(_deferred);
    }

    // Deferred units come first and keep their order, so that units of one record are never turned round.
    private void Gather()
    {
        foreach (var pending in _deferred)
            Add(pending);
        (_deferred, _stillDeferred) = (_stillDeferred, _deferred);
        _stillDeferred.Clear();

        var taken = 0;
        while (!_batch.IsFull && _deferred.Count < _options.BatchUnits && _queue.Reader.TryRead(out var pending))
        {
            taken++;
            if (pending.Request.Withdrawn)
                pending.Fail(new OperationCanceledException());
            else if (!_batch.TryAdd(pending))
                _deferred.Add(pending);
        }

        StorageTelemetry.QueueLength.Add(-taken);

        void Add(PendingUnit pending)
        {
            if (_batch.IsFull || !_batch.TryAdd(pending))
                _stillDeferred.Add(pending);
        }
    }

    // A partition's records all go to one writer: a statement pays for each partition that it writes to.
    private static int WriterOf(Guid record, int writers)
    {
        var bucket = RecordIds.Bucket(record);
        return (writers <= Partitions ? bucket / BucketsOfPartition : bucket) % writers;
    }
}
