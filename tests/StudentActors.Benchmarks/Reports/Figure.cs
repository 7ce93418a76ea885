namespace StudentActors.Benchmarks.Reports;

/// <summary>One measured number of one round.</summary>
/// <param name="Unit">E.g. <c>enrolments/s</c>, <c>ms</c>.</param>
public sealed record Figure(string Name, string Unit, double Value);
