using System.Text.Json.Serialization;

namespace StudentActors.Domain.StatusChanges;

/// <summary>A move to another grade of the same stage.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GradeChangeKind>))]
public enum GradeChangeKind
{
    /// <summary>留级: the grade once more.</summary>
    [JsonStringEnumMemberName("repeat")] Repeat = 1,

    /// <summary>跳级: one grade further.</summary>
    [JsonStringEnumMemberName("skip")] Skip = 2,

    /// <summary>降级就读: for special education, to whatever lower grade (art. 14).</summary>
    [JsonStringEnumMemberName("lower")] Lower = 3,
}
