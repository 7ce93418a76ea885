using System.Globalization;

namespace StudentActors.Host.Serving;

/// <summary>
/// The registry's clock where deadlines are tried out: ahead of the machine's by what it was told to, for good, since records that were written by it
/// must not come to lie in the future. Hosts that share their data folder share the clock.
/// </summary>
/// <param name="file">Remembers how far ahead the clock is.</param>
internal sealed class TestClock(string file) : TimeProvider
{
    // The time of a file's last change is no finer than some milliseconds: a file so young may have changed twice.
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestMove = TimeSpan.FromSeconds(10);

    private readonly string _lock = file + ".lock";
    private long _ahead;
    private long _readOf;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Ahead());

    /// <summary>Moves the clock forward. Whatever comes due by that is acted on within the seconds that a real one would take.</summary>
    public DateTimeOffset Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(by.Ticks);
        using (MoveAlone())
        {
            // A host that is killed here leaves the old file or the new one.
            var draft = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}");
            File.WriteAllText(draft, (Read() + by.Ticks).ToString(CultureInfo.InvariantCulture));
            File.Move(draft, file, overwrite: true);
        }

        return GetUtcNow();
    }

    private long Ahead()
    {
        var changed = File.GetLastWriteTimeUtc(file);
        if (changed.Ticks != Interlocked.Read(ref _readOf) || System.GetUtcNow() - changed < Young)
        {
            Interlocked.Exchange(ref _ahead, Read());
            Interlocked.Exchange(ref _readOf, changed.Ticks);
        }

        return Interlocked.Read(ref _ahead);
    }

    private long Read() => File.Exists(file) ? long.Parse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private FileStream MoveAlone()
    {
        for (var patience = DateTime.UtcNow + LongestMove; ; Thread.Sleep(5))
        {
            try
            {
                return new FileStream(_lock, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < patience)
            {
                // Another request moves it.
            }
        }
    }
}
