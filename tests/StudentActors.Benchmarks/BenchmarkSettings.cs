namespace StudentActors.Benchmarks;

/// <param name="Rounds">How often everything is measured.</param>
/// <param name="Duration">Of one measurement.</param>
/// <param name="Connections">Callers at once.</param>
public sealed record BenchmarkSettings(int Rounds, TimeSpan Duration, int Connections)
{
    public TimeSpan WarmUp => Duration / 3;
}
