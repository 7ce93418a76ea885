namespace StudentActors.Benchmarks.Databases;

/// <summary>A speed, and the rows that each enrolment left in the database.</summary>
public sealed record MeasuredRows<T>(T Result, RowCounts PerEnrolment);
