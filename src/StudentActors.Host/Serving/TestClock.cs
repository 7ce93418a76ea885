using System.Globalization;

namespace StudentActors.Host.Serving;

/// <summary>
/// The registry's clock where deadlines are tried out: ahead of the machine's by what it was told to, for good, since records that were written by it
/// must not come to lie in the future.
/// </summary>
/// <param name="file">Remembers how far ahead the clock is.</param>
internal sealed class TestClock(string file) : TimeProvider
{
    private readonly Lock _moving = new();
    private long _ahead = File.Exists(file) ? long.Parse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Moves the clock forward. Whatever comes due by that is acted on within the seconds that a real one would take.</summary>
    public DateTimeOffset Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(by.Ticks);
        lock (_moving)
        {
            var ahead = _ahead + by.Ticks;
            File.WriteAllText(file, ahead.ToString(CultureInfo.InvariantCulture));
            Interlocked.Exchange(ref _ahead, ahead);
        }

        return GetUtcNow();
    }
}
