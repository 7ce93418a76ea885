using System.Text.Json.Serialization;

namespace StudentActors.Domain.StatusChanges;

/// <summary>How a problem record is settled.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemTool>))]
public enum ProblemTool
{
    /// <summary>佐证: the record is right, and here is the proof.</summary>
    [JsonStringEnumMemberName("evidence")] Evidence = 1,

    /// <summary>变更: it is corrected and checked again.</summary>
    [JsonStringEnumMemberName("change")] Change = 2,

    /// <summary>删除: it becomes void and stays visible.</summary>
    [JsonStringEnumMemberName("delete")] Delete = 3,
}
