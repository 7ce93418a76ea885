namespace StudentActors.Storage.Inspection;

/// <summary>What an inspection found, one entry for each check that was made.</summary>
public sealed record InspectionReport(IReadOnlyList<InspectionFinding> Findings)
{
    /// <summary>Whether every check holds for everything that was looked at.</summary>
    public bool IsSound => Findings.All(finding => finding.Count == 0);
}

/// <summary>The result of one check.</summary>
/// <param name="Check">One of <see cref="InspectionChecks"/>.</param>
/// <param name="Looked">How many rows it looked at.</param>
/// <param name="Count">How many of them contradict it; 0 when it holds.</param>
/// <param name="Records">The first few records concerned. An id says nothing about a person.</param>
public sealed record InspectionFinding(string Check, long Looked, long Count, IReadOnlyList<Guid> Records);
