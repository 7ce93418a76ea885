using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace StudentActors.Storage.Registry;

/// <summary>The write path of a registry store: bounded queues, and a writer behind each.</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    // Of the large tables, by the first four bits of a bucket.
    private const int Partitions = 16;
    private const int BucketsOfPartition = 256 / Partitions;

    private readonly CommitWriter[] _writers;
    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="committers">One for each writer; disposed with this.</param>
    public GroupCommit(IEnumerable<IBatchCommitter> committers, GroupCommitOptions options, ILogger logger) =>
        _writers = [.. committers.Select(committer => new CommitWriter(committer, _turn, options, logger))];

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
                await WriterOf(units[i].Record.Id).EnqueueAsync(new PendingUnit(request, i, 0), cancellationToken);
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

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers)
            await writer.DisposeAsync();
        _turn.Dispose();
    }

    // A student's bucket comes from the identity document, so that units which contend for one document share a writer too. A partition's records all go
    // to one writer: a statement pays for each partition that it writes to, and a small batch would write to all of them.
    private CommitWriter WriterOf(Guid record)
    {
        var bucket = RecordIds.Bucket(record);
        return _writers[(_writers.Length <= Partitions ? bucket / BucketsOfPartition : bucket) % _writers.Length];
    }
}
