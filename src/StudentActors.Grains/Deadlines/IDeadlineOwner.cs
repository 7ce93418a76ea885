namespace StudentActors.Grains.Deadlines;

/// <summary>A record's grain, as the one who watches its deadlines calls it.</summary>
[Alias("sa.IDeadlineOwner")]
internal interface IDeadlineOwner : IGrainWithGuidKey
{
    /// <summary>
    /// Acts on a deadline that is due. May come late, more than once, and after the deadline was set anew: the owner compares with its own state and
    /// does nothing for what is past.
    /// </summary>
    /// <returns><c>null</c> when nothing is left to do for this setting; otherwise when to be called for it again.</returns>
    [Alias("OnDeadline")]
    Task<DateTimeOffset?> OnDeadline(string kind, int generation, CancellationToken cancellationToken);
}
