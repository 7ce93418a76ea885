using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>The record goes on at the school that the student attends after the end of a stage.</summary>
/// <param name="EffectiveFrom">Day of entry; <c>null</c> for the day of completion.</param>
public sealed record ContinuationEffect(PlaceOfStudy To, DateOnly? EffectiveFrom) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => To;
}
