using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace StudentActors.Gateway.Tests.Hosting;

/// <summary>A clock that stands still until the test moves it, and tells when somebody waits for it.</summary>
internal sealed class SteppedTime() : FakeTimeProvider(DateTimeOffset.Parse("2026-08-24T01:00:00Z"))
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _armed.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Moves on as soon as a timer has been set since the step before.</summary>
    public async Task Step(TimeSpan by)
    {
        await _armed.Reader.ReadAsync();
        Advance(by);
    }
}
