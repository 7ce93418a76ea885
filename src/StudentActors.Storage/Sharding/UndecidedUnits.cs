using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// Units whose keys lie in several shards. A unit takes its keys elsewhere first, each marked with the unit's number; the commit in the
/// record's shard, which takes a claim on that number, decides; then the marks go. Whoever meets a mark asks the record's shard, and calls a
/// unit off that has been undecided for long, by taking the claim on its number for nobody.
/// </summary>
internal sealed partial class UndecidedUnits : IAsyncDisposable
{
    private const int UnitsAtOnce = 500;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ShardDirectory _directory;
    private readonly ClosedSchools _schools;
    private readonly ILogger _logger;
    private readonly Channel<(Guid Unit, List<Reservation> Keys)> _committed = Channel.CreateUnbounded<(Guid, List<Reservation>)>();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _loop;

    public UndecidedUnits(ShardDirectory directory, ClosedSchools schools, ILogger logger)
    {
        (_directory, _schools, _logger) = (directory, schools, logger);
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

    /// <summary>Whether a unit of a record was committed. <c>false</c> is not final: it may be on its way.</summary>
    public async Task<bool> IsCommittedAsync(ShardMap map, Guid unit, Guid record, CancellationToken cancellationToken) =>
        await (await _directory.ShardAsync(map, map.Of(unit))).Store.FindClaimAsync(new ClaimKey(ClaimKind.Unit, unit), cancellationToken) == record;

    /// <summary>Decides about a key that is held for an undecided unit, if that can be decided; else returns without haste.</summary>
    public async Task ResolveAsync(ShardMap map, PendingKey pending, CancellationToken cancellationToken)
    {
        var deciding = await _directory.ShardAsync(map, map.Of(pending.Unit));
        var claim = new ClaimKey(ClaimKind.Unit, pending.Unit);
        var owner = await deciding.Store.FindClaimAsync(claim, cancellationToken);
        if (owner is null && pending.Age >= _directory.Options.Undecided)
        {
            LogCalledOff();
            var called = await deciding.Keys.ReserveAsync(Reservation.Of(claim, Guid.Empty, null), cancellationToken);
            owner = called.Outcome switch
            {
                ReservationOutcome.Taken => Guid.Empty,
                ReservationOutcome.Held => called.Record,
                _ => null,
            };
        }

        var holding = await _directory.ShardAsync(map, map.Of(pending.Key));
        List<Reservation> key = [new Reservation(pending.Kind, pending.Key, pending.Record, pending.Unit)];
        if (owner == Guid.Empty)
            await holding.Keys.ReleaseAsync(key, cancellationToken);
        else if (owner == pending.Record)
            await holding.Keys.ConfirmAsync(key, cancellationToken);
        else
            await Task.Delay(Random.Shared.Next(5, 30), cancellationToken);
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
                        await ResolveAsync(map, pending, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogSweepFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A unit with keys in several shards was undecided for long and is called off")]
    private partial void LogCalledOff();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Units} committed units keep marks on their keys for now")]
    private partial void LogUnfinished(Exception exception, int units);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Undecided units could not be looked for; they will be again")]
    private partial void LogSweepFailed(Exception exception);
}
