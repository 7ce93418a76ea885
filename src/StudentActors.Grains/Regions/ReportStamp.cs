namespace StudentActors.Grains.Regions;

/// <summary>Orders the reports of one sender: by activation, then by number, so that a late report of an earlier activation is known as such.</summary>
/// <param name="Epoch">When the sender's activation began, in ticks.</param>
[GenerateSerializer, Immutable, Alias("sa.ReportStamp")]
internal readonly record struct ReportStamp([property: Id(0)] long Epoch, [property: Id(1)] long Number) : IComparable<ReportStamp>
{
    public ReportStamp Following() => this with { Number = Number + 1 };

    /// <summary>Begins a new epoch after one that somebody else, perhaps with a faster clock, has used.</summary>
    public static ReportStamp After(long epoch) => new(epoch + 1, 0);

    public int CompareTo(ReportStamp other) => (Epoch, Number).CompareTo((other.Epoch, other.Number));
}
