namespace StudentActors.Storage.Inspection;

/// <summary>How much an inspection looks at.</summary>
/// <param name="Full">Every row of every table; otherwise a sample from a random place.</param>
/// <param name="SampleSize">Rows that each check looks at when the inspection is not full.</param>
public sealed record InspectionOptions(bool Full, int SampleSize);
