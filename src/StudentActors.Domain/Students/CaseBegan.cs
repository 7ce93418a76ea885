using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Students;

/// <summary>The record is locked for a case: no other one may begin.</summary>
/// <param name="AskedBy">The school that asks for a graduate to study elsewhere, which it does once only.</param>
public sealed record CaseBegan(CaseId Case, CaseType Type, SchoolCode? AskedBy = null) : StudentEvent
{
    public const string KindName = "student.case-began";

    [JsonIgnore]
    public override string Kind => KindName;
}
