namespace StudentActors.Storage.Deadlines;

/// <summary>Neighbouring shards of the 256, both ends included. A deadline lies in the shard that is the first byte of its owner's id.</summary>
public readonly record struct ShardRange(byte First, byte Last)
{
    public const int Shards = 256;

    public static ShardRange All => new(0, Shards - 1);

    /// <summary>The range that is one of so many equal parts.</summary>
    /// <param name="part">From 0.</param>
    /// <param name="parts">A divisor of <see cref="Shards"/>.</param>
    public static ShardRange Part(int part, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Shards % parts, 0, nameof(parts));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, parts);
        var width = Shards / parts;
        return new ShardRange((byte)(part * width), (byte)((part * width) + width - 1));
    }
}
