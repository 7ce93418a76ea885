using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StudentActors.Benchmarks.Load;

/// <summary>
/// Watches whether the machine itself keeps its pace: every few milliseconds the same sum is done and the processor time taken for it is noted.
/// Other threads of this machine can hardly lengthen that (by what they take of the caches); a hypervisor that gives the processor to somebody
/// else does, many times over, also where it does not account for it as stolen. A tail of latencies on a rented machine says little without this.
/// </summary>
internal sealed partial class MachinePace : IDisposable
{
    private const int ThreadCpuClock = 3;
    private const int Sums = 60_000;
    private const double Slow = 3;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(5);

    private readonly List<Sample> _samples = [];
    private readonly Stopwatch _watch;
    private readonly Thread _thread;
    private volatile bool _stopped;

    /// <param name="watch">Running; <see cref="Stop"/> tells its times.</param>
    public MachinePace(Stopwatch watch)
    {
        _watch = watch;
        _thread = new Thread(Watch) { IsBackground = true, Name = "machine pace", Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>Ends the watch.</summary>
    /// <returns>The times in which a sum took more than three times as long as it usually does, in order.</returns>
    public IReadOnlyList<(TimeSpan From, TimeSpan To)> Stop()
    {
        Dispose();
        var usual = _samples.Select(sample => sample.Cost).Order().ElementAt(_samples.Count / 2);
        var slow = new List<(TimeSpan From, TimeSpan To)>();
        for (var i = 1; i < _samples.Count; i++)
        {
            if (_samples[i].Cost > Slow * usual)
            {
                slow.Add((_samples[i - 1].End, _samples[i].End));
            }
        }

        return slow;
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    private void Watch()
    {
        var number = 1u;
        while (!_stopped || _samples.Count == 0)
        {
            var before = ThreadTime();
            number = Add(number);
            _samples.Add(new(_watch.Elapsed, ThreadTime() - before));
            Thread.Sleep(Between);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static uint Add(uint number)
    {
        for (var i = 0; i < Sums; i++)
        {
            number = (number * 1_664_525) + 1_013_904_223;
        }

        return number;
    }

    private static long ThreadTime()
    {
        if (ClockGetTime(ThreadCpuClock, out var time) != 0)
        {
            throw new InvalidOperationException($"clock_gettime failed with {Marshal.GetLastPInvokeError()}.");
        }

        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    private readonly record struct Sample(TimeSpan End, long Cost);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
