namespace StudentActors.Grains.Deadlines;

/// <summary>Watches the deadlines of an equal part of the shards. Key: <c>D-</c> and the part's number, three digits.</summary>
[Alias("sa.IDeadlineShardGrain")]
internal interface IDeadlineShardGrain : IGrainWithStringKey
{
    /// <summary>Begins to watch, and sees to it that this is taken up again whatever happens to the silo.</summary>
    [Alias("Start")]
    Task Start();
}
