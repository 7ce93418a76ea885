namespace StudentActors.Benchmarks.Reports;

/// <summary>What a figure has to reach: the median of all rounds counts.</summary>
/// <param name="AtLeast">Whether more is better; otherwise the figure must stay at or below the value.</param>
public sealed record Goal(string Figure, double Value, bool AtLeast)
{
    public bool IsMetBy(double median) => AtLeast ? median >= Value : median <= Value;
}
