namespace StudentActors.Grains.Calls;

/// <summary>
/// Runs an action some time after it was asked for, once however often it was asked for meanwhile. The action interleaves with the grain's
/// calls; it does not keep the grain alive, and ends with it.
/// </summary>
internal sealed class DelayedRun
{
    private readonly IGrainTimer _timer;
    private readonly TimeSpan _delay;
    private bool _armed;

    public DelayedRun(IGrainBase grain, TimeSpan delay, Func<CancellationToken, Task> action)
    {
        _delay = delay;
        _timer = grain.RegisterGrainTimer(
            cancellationToken =>
            {
                _armed = false;
                return action(cancellationToken);
            },
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    public void Request()
    {
        if (!_armed)
        {
            _armed = true;
            _timer.Change(_delay, Timeout.InfiniteTimeSpan);
        }
    }
}
