using System.Text.Json.Serialization;

namespace StudentActors.Domain.StatusChanges;

/// <summary>Why a student is suspended (休学事由).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuspensionGround>))]
public enum SuspensionGround
{
    /// <summary>因病.</summary>
    [JsonStringEnumMemberName("illness")] Illness = 1,

    /// <summary>因伤.</summary>
    [JsonStringEnumMemberName("injury")] Injury = 2,

    /// <summary>出国（境）.</summary>
    [JsonStringEnumMemberName("abroad")] Abroad = 3,

    /// <summary>家庭特殊情况.</summary>
    [JsonStringEnumMemberName("family")] Family = 4,

    /// <summary>其他.</summary>
    [JsonStringEnumMemberName("other")] Other = 99,
}
