using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>A record is created for a child who has none (补建学籍).</summary>
public sealed record SupplementaryEffect(EnrolmentApplication Application, PlaceOfStudy Place) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => Place;

    /// <summary>The child is on no roster until then.</summary>
    [JsonIgnore]
    public override bool ComesBack => true;
}
