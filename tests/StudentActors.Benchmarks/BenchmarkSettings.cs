namespace StudentActors.Benchmarks;

/// <param name="Rounds">How often everything is measured.</param>
/// <param name="Duration">Of one measurement.</param>
/// <param name="Connections">Callers at once.</param>
/// <param name="Quick">Shows within two minutes that it runs; proves no figure.</param>
public sealed record BenchmarkSettings(int Rounds, TimeSpan Duration, int Connections, bool Quick)
{
    /// <summary>
    /// At most so many lengths of <see cref="Duration"/> are run uncounted, until a side no longer becomes faster: .NET compiles hot code anew for
    /// some hundred thousand calls, and the speed before that is nobody's to keep. <c>startup</c> and <c>import</c> show the first seconds.
    /// </summary>
    public int WarmUps => Quick ? 1 : 9;
}
