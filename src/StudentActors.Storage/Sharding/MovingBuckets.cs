namespace StudentActors.Storage.Sharding;

/// <summary>The map, and which buckets are on their way by it.</summary>
internal sealed record MovingBuckets(ShardMap Map, IReadOnlyList<BucketMove> Moves)
{
    public static async Task<MovingBuckets> ReadAsync(ShardDirectory directory, CancellationToken cancellationToken)
    {
        var moves = await BucketMover.ReadAsync(directory.Home.Reader, cancellationToken);
        return new MovingBuckets(await directory.RefreshAsync(cancellationToken), moves);
    }

    public bool IsMoving(byte bucket) => Moves.Any(move => bucket >= move.First && bucket <= move.Last);

    /// <summary>Whether the same buckets lie in the same place, and no others are on their way.</summary>
    public bool IsSameAs(MovingBuckets other) =>
        Map.Barriers.Count == other.Map.Barriers.Count && Map.Shards.Count == other.Map.Shards.Count
        && Moves.Select(move => move.Id).SequenceEqual(other.Moves.Select(move => move.Id));
}
