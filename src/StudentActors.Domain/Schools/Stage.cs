using System.Text.Json.Serialization;

namespace StudentActors.Domain.Schools;

/// <summary>Stage of schooling (学段).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stage>))]
public enum Stage
{
    /// <summary>小学.</summary>
    [JsonStringEnumMemberName("primary")] Primary = 1,

    /// <summary>初中.</summary>
    [JsonStringEnumMemberName("junior")] Junior = 2,

    /// <summary>普通高中.</summary>
    [JsonStringEnumMemberName("senior")] Senior = 3,
}
