namespace StudentActors.Gateway.Load;

/// <summary>How many requests of one kind run at once and how many may wait; what is beyond both is told to come again later.</summary>
public sealed class LaneOptions
{
    /// <summary>Requests that run at the same time; at least 1.</summary>
    public int AtOnce { get; set; }

    /// <summary>Requests that wait for their turn, oldest first; 0 or more.</summary>
    public int Waiting { get; set; }
}
