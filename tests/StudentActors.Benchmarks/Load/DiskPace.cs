using System.Diagnostics;
using System.Globalization;

namespace StudentActors.Benchmarks.Load;

/// <summary>
/// Watches whether the disk keeps its pace: every few milliseconds the kernel's counters of the device are noted. While something is on its way to it and
/// nothing arrives, it stands still; disks that are shared over a network, or rationed, do so for a tenth of a second now and then. Whoever waits for a
/// commit then waits for that. Without a block device of its own (a file system in memory) nothing is watched.
/// </summary>
internal sealed class DiskPace : IDisposable
{
    // Ten times what a write takes that nothing holds up.
    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(5);

    private readonly string? _counters;
    private readonly Stopwatch _watch;
    private readonly Thread _thread;
    private readonly List<(TimeSpan From, TimeSpan To)> _still = [];
    private volatile bool _stopped;

    /// <param name="watch">Running; <see cref="Stop"/> tells its times.</param>
    /// <param name="folder">On the disk.</param>
    public DiskPace(Stopwatch watch, string folder)
    {
        (_watch, _counters) = (watch, CountersOf(folder));
        _thread = new Thread(Watch) { IsBackground = true, Name = "disk pace", Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>Ends the watch.</summary>
    /// <returns>The times of more than 20 ms in which the disk had something to do and got nothing done, in order.</returns>
    public IReadOnlyList<(TimeSpan From, TimeSpan To)> Stop()
    {
        Dispose();
        return _still;
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    // The longest mount point above the folder is the one that it lies on; of two at one point the later one is seen.
    private static string? CountersOf(string folder)
    {
        var mounts = from line in File.ReadLines("/proc/self/mountinfo")
                     let fields = line.Split(' ')
                     let point = fields[4].TrimEnd('/') + '/'
                     where (folder + '/').StartsWith(point, StringComparison.Ordinal)
                     orderby point.Length
                     select $"/sys/dev/block/{fields[2]}/stat";
        return mounts.LastOrDefault() is { } counters && File.Exists(counters) ? counters : null;
    }

    // Of the counters (Documentation/block/stat.rst of the kernel) the first, fifth and sixteenth are ended reads, writes and flushes, the ninth is what is on
    // its way.
    private static (long Ended, long OnTheirWay) Read(string counters)
    {
        var fields = File.ReadAllText(counters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (Number(0) + Number(4) + (fields.Length > 15 ? Number(15) : 0), Number(8));

        long Number(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
    }

    private void Watch()
    {
        // Until the last sample that shows it: this thread may have stood still itself before the next one, as all do while .NET collects garbage.
        var (ended, since, stillAt) = (-1L, TimeSpan.Zero, TimeSpan.Zero);
        while (_counters is not null && !_stopped)
        {
            var now = _watch.Elapsed;
            var (count, onTheirWay) = Read(_counters);
            if (count == ended && onTheirWay > 0)
            {
                stillAt = now;
            }
            else
            {
                if (stillAt - since > Still)
                    _still.Add((since, stillAt));
                (ended, since, stillAt) = (count, now, now);
            }

            Thread.Sleep(Between);
        }
    }
}
