using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

public sealed partial class ShardedRegistryStore
{
    public async Task<CommitOutcome> CommitAsync(CommitUnit unit, CancellationToken cancellationToken)
    {
        if (!_directory.IsHomeAlone)
            return await TellOfSchoolAsync(unit, await RouteAsync(unit, cancellationToken));
        var outcome = await Home.CommitAsync(unit, cancellationToken);
        return outcome is CommitOutcome.Elsewhere ? await TellOfSchoolAsync(unit, await RouteAsync(unit, cancellationToken)) : outcome;
    }

    public async Task<IReadOnlyList<CommitOutcome>> CommitManyAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken)
    {
        var outcomes = new CommitOutcome?[units.Count];
        if (_directory.IsHomeAlone)
        {
            var committed = await Home.CommitManyAsync(units, cancellationToken);
            if (!committed.Any(outcome => outcome is CommitOutcome.Elsewhere))
                return committed;
            for (var i = 0; i < outcomes.Length; i++)
                outcomes[i] = committed[i] is CommitOutcome.Elsewhere ? null : committed[i];
        }

        // Units of one record follow each other; the others meet in the shards' own batches.
        var open = Enumerable.Range(0, units.Count).Where(i => outcomes[i] is null);
        await Task.WhenAll(open.GroupBy(i => units[i].Record.Id).Select(async record =>
        {
            foreach (var i in record)
                outcomes[i] = await TellOfSchoolAsync(units[i], await RouteAsync(units[i], cancellationToken));
        }));
        return outcomes!;
    }

    public async Task<Guid?> FindClaimAsync(ClaimKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var map = await _directory.MapAsync(cancellationToken);
            if (map.Shards.Count == 1)
                return await Home.FindClaimAsync(key, cancellationToken);
            var found = await (await _directory.ShardAsync(map, map.Of(key.Hash))).Keys.FindClaimAsync(key, cancellationToken);
            if (found is not { Unit: { } unit } held)
                return found?.Record;
            if (await _decisions.IsCommittedAsync(map, unit, held.Record, cancellationToken))
                return held.Record;
            // The unit's claim goes when its marks have gone: with the mark still there, it has not been committed.
            if (await IsPendingAsync(map, (short)key.Kind, key.Hash, unit, cancellationToken))
                return null;
        }
    }

    public async Task<StoredAnswer?> FindAnswerAsync(Guid operation, CancellationToken cancellationToken)
    {
        while (true)
        {
            var map = await _directory.MapAsync(cancellationToken);
            if (map.Shards.Count == 1)
                return await Home.FindAnswerAsync(operation, cancellationToken);
            var found = await (await _directory.ShardAsync(map, map.Of(operation))).Keys.FindOperationAsync(operation, cancellationToken);
            if (found is not { Unit: { } unit } held)
                return found?.Answer;
            if (await _decisions.IsCommittedAsync(map, unit, held.Answer.Record, cancellationToken))
                return held.Answer;
            if (await IsPendingAsync(map, Reservation.OperationKind, operation, unit, cancellationToken))
                return null;
        }
    }

    public async Task<StoredAnswer?> TakeOperationAsync(AnswerWrite operation, Guid subject, CancellationToken cancellationToken)
    {
        var wait = new Patience(_directory.Options.Patience);
        while (true)
        {
            var map = await _directory.MapAsync(cancellationToken);
            var shard = await _directory.ShardAsync(map, map.Of(operation.Operation.Id));
            var result = await shard.Keys.ReserveAsync(Reservation.Of(operation, subject, 0, null), cancellationToken);
            switch (result)
            {
                case { Outcome: ReservationOutcome.Taken }:
                    return null;
                case { Outcome: ReservationOutcome.Held, Pending: { } pending }:
                    await _decisions.ResolveAsync(map, pending, cancellationToken);
                    break;
                case { Outcome: ReservationOutcome.Held }:
                    if (await FindAnswerAsync(operation.Operation.Id, cancellationToken) is { } answer)
                        return answer;
                    break;
                case { Outcome: ReservationOutcome.Elsewhere }:
                    await _directory.RefreshAsync(cancellationToken);
                    break;
            }

            await wait.OnceAsync(cancellationToken);
        }
    }

    private async Task<bool> IsPendingAsync(ShardMap map, short kind, Guid key, Guid unit, CancellationToken cancellationToken) =>
        (await (await _directory.ShardAsync(map, map.Of(key))).Keys.FindPendingAsync(kind, key, cancellationToken))?.Unit == unit;

    private async Task<CommitOutcome> RouteAsync(CommitUnit unit, CancellationToken cancellationToken)
    {
        var wait = new Patience(_directory.Options.Patience);
        while (true)
        {
            var map = await _directory.MapAsync(cancellationToken);
            var shard = await _directory.ShardAsync(map, map.Of(unit.Record.Id));
            var number = NewUnit(unit.Record.Id);
            var keys = KeysElsewhere(unit, map, shard.Number, number);
            var outcome = keys.Count == 0
                ? await shard.Store.CommitAsync(unit, cancellationToken)
                : await CommitAcrossAsync(map, shard, unit, number, keys, cancellationToken);
            switch (outcome)
            {
                case null:
                    break;
                case CommitOutcome.Elsewhere:
                    await _directory.RefreshAsync(cancellationToken);
                    break;
                case CommitOutcome.ClaimTaken taken
                    when await WaitsForAnotherAsync(map, (short)taken.Key.Kind, taken.Key.Hash, taken.Owner, cancellationToken):
                    break;
                case CommitOutcome.AnsweredBefore { Answer: var answer }
                    when await WaitsForAnotherAsync(map, Reservation.OperationKind, answer.Operation.Id, answer.Record, cancellationToken):
                    break;
                default:
                    return outcome;
            }

            await wait.OnceAsync(cancellationToken);
        }
    }

    /// <summary>One attempt at a unit with keys in other shards; <c>null</c> when it is to be tried again.</summary>
    private async Task<CommitOutcome?> CommitAcrossAsync(
        ShardMap map, RegistryShard shard, CommitUnit unit, Guid number, List<Reservation> keys, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(keys.Select(async key =>
            await (await _directory.ShardAsync(map, map.Of(key.Key))).Keys.ReserveAsync(key, cancellationToken)));
        var taken = keys.Where((_, i) => results[i].Outcome == ReservationOutcome.Taken).ToList();

        // A claim that the record holds already is as good as taken; an operation is not.
        var refused = results
            .Where((result, i) => result.Outcome != ReservationOutcome.Taken
                && !(result is { Outcome: ReservationOutcome.Held, Pending: null } && keys[i].Operation is null && result.Record == unit.Record.Id))
            .ToList();
        if (refused.Count > 0)
        {
            await _undecided.ReleaseAsync(map, taken);
            if (refused.FirstOrDefault(result => result.Pending is not null)?.Pending is { } pending)
                await _decisions.ResolveAsync(map, pending, cancellationToken);
            else if (refused.Any(result => result.Outcome == ReservationOutcome.Elsewhere))
                return CommitOutcome.Elsewhere.Instance;
            else if (refused.Any(result => result.Outcome == ReservationOutcome.Held))
                return await ReasonAsync(shard, unit, cancellationToken);
            return null;
        }

        var claim = new ClaimKey(ClaimKind.Unit, number);
        var own = unit with
        {
            Claims = [.. unit.Claims.Where(write => map.Of(write.Key.Hash) == shard.Number), new ClaimWrite(claim)],
            Answer = unit.Answer is { } answer && map.Of(answer.Operation.Id) == shard.Number ? answer : null,
        };

        // Whatever this throws leaves open what became of the unit; its marks tell the next one to ask.
        var outcome = await shard.Store.CommitAsync(own, cancellationToken);
        if (outcome is CommitOutcome.Committed)
        {
            _undecided.Committed(number, taken);
            return outcome;
        }

        await _undecided.ReleaseAsync(map, taken);
        return outcome is CommitOutcome.ClaimTaken called && called.Key == claim ? null : outcome;
    }

    /// <summary>Why a unit is refused, in the order in which reasons count; <c>null</c> when there is none any more.</summary>
    private async Task<CommitOutcome?> ReasonAsync(RegistryShard shard, CommitUnit unit, CancellationToken cancellationToken)
    {
        if (unit.Answer is { } operation && await FindAnswerAsync(operation.Operation.Id, cancellationToken) is { } answer)
            return new CommitOutcome.AnsweredBefore(answer);
        if (await shard.Keys.FindVersionAsync(unit.Record.Id, cancellationToken) != unit.Record.ExpectedVersion
            || (unit.Joined is { } joined && await shard.Keys.FindVersionAsync(joined.Record.Id, cancellationToken) != joined.Record.ExpectedVersion))
            return CommitOutcome.VersionConflict.Instance;
        foreach (var claim in unit.Claims)
        {
            if (await FindClaimAsync(claim.Key, cancellationToken) is { } owner && owner != unit.Record.Id)
                return new CommitOutcome.ClaimTaken(claim.Key, owner);
        }

        return null;
    }

    /// <summary>
    /// Whether a key that refused a unit is, or was, held for another one that is undecided; then the unit is to be tried again.
    /// </summary>
    /// <param name="holder">The record that was named as the key's.</param>
    private async Task<bool> WaitsForAnotherAsync(ShardMap map, short kind, Guid key, Guid holder, CancellationToken cancellationToken)
    {
        var shard = await _directory.ShardAsync(map, map.Of(key));
        if (await shard.Keys.FindPendingAsync(kind, key, cancellationToken) is { } pending)
        {
            await _decisions.ResolveAsync(map, pending, cancellationToken);
            return true;
        }

        // What was given up between the refusal and this question is nobody's now, or already another's: the holder may never have been stored.
        // Or the holder's again, in another attempt that is as undecided as the last.
        (Guid Record, Guid? Unit)? now = kind == Reservation.OperationKind
            ? await shard.Keys.FindOperationAsync(key, cancellationToken) is { } operation ? (operation.Answer.Record, operation.Unit) : null
            : await shard.Keys.FindClaimAsync(new ClaimKey((ClaimKind)kind, key), cancellationToken);
        return now is not { Unit: null } kept || kept.Record != holder;
    }

    private static List<Reservation> KeysElsewhere(CommitUnit unit, ShardMap map, int shard, Guid number)
    {
        var keys = new List<Reservation>();
        if (unit.Answer is { } answer && map.Of(answer.Operation.Id) != shard)
            keys.Add(Reservation.Of(answer, unit.Answering.Id, unit.Answering.Version, number));
        foreach (var claim in unit.Claims.Select(claim => claim.Key).Distinct())
        {
            if (map.Of(claim.Hash) != shard)
                keys.Add(Reservation.Of(claim, unit.Record.Id, number));
        }

        return keys;
    }

    // Decided, and moved, with its record's bucket.
    private static Guid NewUnit(Guid record)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[0] = RecordIds.Bucket(record);
        return new Guid(bytes, bigEndian: true);
    }
}
