using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// Units whose keys lie in several shards: when one has been decided, the marks on its keys go, and somebody looks for marks that were left behind.
/// </summary>
internal sealed partial class UndecidedUnits : IAsyncDisposable
{
    private const int UnitsAtOnce = 500;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ShardDirectory _directory;
    private readonly UnitDecisions _decisions;
    private readonly ClosedSchools _schools;
    private readonly ILogger _logger;
    private readonly Channel<(Guid Unit, List<Reservation> Keys)> _committed = Channel.CreateUnbounded<(Guid, List<Reservation>)>();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _loop;

    public UndecidedUnits(ShardDirectory directory, UnitDecisions decisions, ClosedSchools schools, ILogger logger)
    {
        (_directory, _decisions, _schools, _logger) = (directory, decisions, schools, logger);
        using (ExecutionContext.SuppressFlow())
            _loop = Task.Run(() => Task.WhenAll(FinishAsync(), SweepAsync()));
    }

    /// <summary>Notes that a unit was committed; its marks go soon, together with others'.</summary>
    public void Committed(Guid unit, List<Reservation> keys) => _committed.Writer.TryWrite((unit, keys));

    /// <summary>Gives up what was taken for a unit that will not be committed.</summary>
    public async Task ReleaseAsync(ShardMap map, List<Reservation> taken)
    {
        foreach (var group in taken.GroupBy(key => map.Of(key.Key)))
            await (await _directory.ShardAsync(map, group.Key)).Keys.ReleaseAsync([.. group], CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _committed.Writer.TryComplete();
        await _closing.CancelAsync();
        await _loop;
        _closing.Dispose();
    }

    private async Task FinishAsync()
    {
        while (await _committed.Reader.WaitToReadAsync())
        {
            var units = new List<(Guid Unit, List<Reservation> Keys)>();
            while (units.Count < UnitsAtOnce && _committed.Reader.TryRead(out var unit))
                units.Add(unit);
            try
            {
                await FinishAsync(units);
            }
            catch (Exception exception)
            {
                // The marks stay, and whoever meets them finds that the units were committed.
                LogUnfinished(exception, units.Count);
            }
        }
    }

    private async Task FinishAsync(List<(Guid Unit, List<Reservation> Keys)> units)
    {
        var map = await _directory.MapAsync(CancellationToken.None);
        var open = units.ToDictionary(unit => unit.Unit, unit => unit.Keys.Count);
        foreach (var group in units.SelectMany(unit => unit.Keys).GroupBy(key => map.Of(key.Key)))
        {
            var shard = await _directory.ShardAsync(map, group.Key);
            foreach (var unit in await shard.Keys.ConfirmAsync([.. group], CancellationToken.None))
                open[unit]--;
        }

        // A mark that was not there any more has moved with its bucket, and must still find the unit's claim.
        foreach (var group in open.Where(unit => unit.Value == 0).Select(unit => unit.Key).GroupBy(map.Of))
            await (await _directory.ShardAsync(map, group.Key)).Keys.ForgetAsync(group, CancellationToken.None);
    }

    // What a process left behind that was killed between taking keys and committing.
    private async Task SweepAsync()
    {
        using var timer = new PeriodicTimer(SweepEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
                await SweepOnceAsync(_closing.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task SweepOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var map = await _directory.MapAsync(cancellationToken);
            await _schools.TellAsync(map, cancellationToken);
            foreach (var shard in map.Shards.Count == 1 ? [] : map.Shards)
            {
                var keys = (await _directory.ShardAsync(map, shard.Number)).Keys;
                foreach (var pending in await keys.ReadPendingAsync(SweepEvery, cancellationToken))
                {
                    // A copy of a bucket that is on its way is none of this shard's.
                    if (map.Of(pending.Key) == shard.Number)
                        await _decisions.ResolveAsync(map, pending, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogSweepFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Units} committed units keep marks on their keys for now")]
    private partial void LogUnfinished(Exception exception, int units);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Undecided units could not be looked for; they will be again")]
    private partial void LogSweepFailed(Exception exception);
}
