using Microsoft.Extensions.Logging;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>
/// What became of units whose keys lie in several shards. A unit takes its keys elsewhere first, each marked with the unit's number; the commit in the
/// record's shard, which takes a claim on that number, decides; then the marks go. Whoever meets a mark asks the record's shard, and calls a
/// unit off that has been undecided for long, by taking the claim on its number for nobody.
/// </summary>
internal sealed partial class UnitDecisions(ShardDirectory directory, ILogger logger)
{
    /// <summary>Whether a unit of a record was committed. <c>false</c> is not final: it may be on its way.</summary>
    public async Task<bool> IsCommittedAsync(ShardMap map, Guid unit, Guid record, CancellationToken cancellationToken) =>
        await (await directory.ShardAsync(map, map.Of(unit))).Store.FindClaimAsync(new ClaimKey(ClaimKind.Unit, unit), cancellationToken) == record;

    /// <summary>Decides about a key that is held for an undecided unit, if that can be decided; else returns without haste.</summary>
    public async Task ResolveAsync(ShardMap map, PendingKey pending, CancellationToken cancellationToken)
    {
        var deciding = await directory.ShardAsync(map, map.Of(pending.Unit));
        var claim = new ClaimKey(ClaimKind.Unit, pending.Unit);
        var owner = await deciding.Store.FindClaimAsync(claim, cancellationToken);
        if (owner is null && pending.Age >= directory.Options.Undecided)
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

        var holding = await directory.ShardAsync(map, map.Of(pending.Key));
        List<Reservation> key = [new Reservation(pending.Kind, pending.Key, pending.Record, pending.Unit)];
        if (owner == Guid.Empty)
            await holding.Keys.ReleaseAsync(key, cancellationToken);
        else if (owner == pending.Record)
            await holding.Keys.ConfirmAsync(key, cancellationToken);
        else
            await Task.Delay(Random.Shared.Next(5, 30), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A unit with keys in several shards was undecided for long and is called off")]
    private partial void LogCalledOff();
}
