using System.Text.Json.Serialization;

namespace StudentActors.Domain.Dropouts;

/// <summary>The standing reviews of what schools report about dropouts (控辍保学), by how often they are owed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewKind>))]
public enum ReviewKind
{
    /// <summary>县级季度核查.</summary>
    [JsonStringEnumMemberName("quarter")] Quarter = 1,

    /// <summary>市级学期排查.</summary>
    [JsonStringEnumMemberName("term")] Term = 2,

    /// <summary>省级学年评估.</summary>
    [JsonStringEnumMemberName("schoolYear")] SchoolYear = 3,
}
