namespace StudentActors.Benchmarks.Baselines.StoredFunction;

/// <summary>What pgbench reported.</summary>
public sealed record PgbenchResult(long Transactions, double PerSecond);
