namespace StudentActors.Grains.Deadlines;

/// <summary>How deadlines are watched.</summary>
public sealed class DeadlineOptions
{
    /// <summary>
    /// Grains that watch, each over an equal part of the 256 shards; default 16. A divisor of 256, and the same on every silo of a cluster. A large
    /// cluster takes 256.
    /// </summary>
    public int Watchers { get; set; } = 16;

    /// <summary>How often each of them looks for deadlines set since; default 5 seconds. Known ones are acted on at their time.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Deadlines taken from the store at once; default 500.</summary>
    public int Batch { get; set; } = 500;

    /// <summary>Owners that one watcher calls at the same time; default 32.</summary>
    public int FanOut { get; set; } = 32;

    /// <summary>How long an owner may take before it is called again later; default 10 seconds.</summary>
    public TimeSpan OwnerTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long an owner is called again that failed; default 5 seconds, doubled each time.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest such wait; default 10 minutes.</summary>
    public TimeSpan RetryAtMost { get; set; } = TimeSpan.FromMinutes(10);

    internal TimeSpan Wait(int attempts)
    {
        var wait = RetryAfter * Math.Pow(2, Math.Min(attempts, 30));
        return wait < RetryAtMost ? wait : RetryAtMost;
    }
}
