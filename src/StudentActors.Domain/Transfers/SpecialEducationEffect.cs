using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Transfers;

/// <summary>The student goes on at the other kind of school.</summary>
/// <param name="From">Where the student studied when the case was opened.</param>
/// <param name="RecordMoves">The record goes along; if not, its school keeps it.</param>
/// <param name="EffectiveFrom">First day there, where it was before the case; <c>null</c> for the day of completion.</param>
public sealed record SpecialEducationEffect(PlaceOfStudy From, PlaceOfStudy To, bool RecordMoves, DateOnly? EffectiveFrom) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => To;
}
