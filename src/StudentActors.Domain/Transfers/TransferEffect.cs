using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>The student moves to another school.</summary>
/// <param name="EffectiveFrom">First day at the new school; earlier than the case where it was agreed offline.</param>
public sealed record TransferEffect(PlaceOfStudy To, DateOnly EffectiveFrom) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => To;
}
