namespace StudentActors.Benchmarks;

/// <param name="Rounds">How often everything is measured.</param>
/// <param name="Duration">Of one measurement.</param>
/// <param name="Connections">Callers at once.</param>
/// <param name="Quick">Shows within two minutes that it runs; proves no figure.</param>
public sealed record BenchmarkSettings(int Rounds, TimeSpan Duration, int Connections, bool Quick)
{
    // .NET compiles hot code anew for some tens of thousands of calls; the speed before that is nobody's to keep.
    public TimeSpan WarmUp => Duration;
}
