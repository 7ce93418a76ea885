using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;

namespace StudentActors.Domain.Students;

/// <summary>The record is locked for a case: no other one may begin.</summary>
public sealed record CaseBegan(CaseId Case, CaseType Type) : StudentEvent
{
    public const string KindName = "student.case-began";

    [JsonIgnore]
    public override string Kind => KindName;
}
