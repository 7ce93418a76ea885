using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;

namespace StudentActors.Domain.Students;

/// <summary>The end of a case in the student's record; it unlocks the record.</summary>
public abstract record CaseOutcome(CaseId Case) : StudentEvent;

/// <summary>The case ended without effect.</summary>
public sealed record CaseEnded(CaseId Case) : CaseOutcome(Case)
{
    public const string KindName = "student.case-ended";

    [JsonIgnore]
    public override string Kind => KindName;
}
