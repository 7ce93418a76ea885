using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>The student moves to another school.</summary>
/// <param name="EffectiveFrom">First day at the new school where it was agreed offline; <c>null</c> for the day of completion.</param>
public sealed record TransferEffect(PlaceOfStudy To, DateOnly? EffectiveFrom) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => To;
}
