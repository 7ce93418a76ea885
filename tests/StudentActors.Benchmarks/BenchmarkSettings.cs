namespace StudentActors.Benchmarks;

/// <param name="Rounds">How often everything is measured.</param>
/// <param name="Duration">Of one measurement.</param>
/// <param name="Connections">Callers at once.</param>
/// <param name="Quick">Shows within two minutes that it runs; proves no figure.</param>
public sealed record BenchmarkSettings(int Rounds, TimeSpan Duration, int Connections, bool Quick)
{
    public TimeSpan WarmUp => Duration / 3;
}
