namespace StudentActors.Host.Seeding;

/// <summary>
/// Deterministic chance (SplitMix64): the same seed tells the same county on every machine and .NET version, which
/// <see cref="Random"/> does not promise.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 … below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    public bool OneIn(int count) => Below(count) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
