using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

public sealed partial class ShardedRegistryStore
{
    /// <summary>
    /// A commit looks for closed schools in its own database only: before the commits on their way are outlasted, every shard is told of every school
    /// that takes nobody.
    /// </summary>
    public async Task<bool> OutlastCommitsAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var map = await _directory.RefreshAsync(cancellationToken);
        await _schools.TellAsync(map, cancellationToken);
        var ended = await Task.WhenAll(map.Shards.Select(async shard =>
            await (await _directory.ShardAsync(map, shard.Number)).Store.OutlastCommitsAsync(atMost, cancellationToken)));
        return ended.All(outlasted => outlasted);
    }

    // The outcome is known, but a school that closes may not go on before the others know of it.
    private async Task<CommitOutcome> TellOfSchoolAsync(CommitUnit unit, CommitOutcome outcome)
    {
        if (outcome is CommitOutcome.Committed && unit.Record is SchoolWrite school)
            await _schools.TellAsync(await _directory.MapAsync(CancellationToken.None), school, CancellationToken.None);
        return outcome;
    }
}
