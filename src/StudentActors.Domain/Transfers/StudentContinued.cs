using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>The record went on after the end of a stage (升学接续、毕业后跨省就学).</summary>
/// <param name="On">First day there.</param>
public sealed record StudentContinued(CaseId Case, PlaceOfStudy To, DateOnly On) : CaseOutcome(Case)
{
    public const string KindName = "student.continued";

    [JsonIgnore]
    public override string Kind => KindName;
}
