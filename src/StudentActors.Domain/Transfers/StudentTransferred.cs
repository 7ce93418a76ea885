using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>The student moved to another school (转学, art. 15).</summary>
/// <param name="EffectiveFrom">First day there.</param>
public sealed record StudentTransferred(CaseId Case, PlaceOfStudy To, DateOnly EffectiveFrom) : CaseOutcome(Case)
{
    public const string KindName = "student.transferred";

    [JsonIgnore]
    public override string Kind => KindName;
}
