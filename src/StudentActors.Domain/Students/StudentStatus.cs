using System.Text.Json.Serialization;

namespace StudentActors.Domain.Students;

/// <summary>Status of a record. An open case (在办业务) is not a status and is kept beside it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StudentStatus>))]
public enum StudentStatus
{
    /// <summary>正常在校.</summary>
    [JsonStringEnumMemberName("enrolled")] Enrolled = 1,

    /// <summary>休学.</summary>
    [JsonStringEnumMemberName("suspended")] Suspended = 2,

    /// <summary>境外就读.</summary>
    [JsonStringEnumMemberName("abroad")] Abroad = 3,

    /// <summary>辍学: the record is kept through the compulsory years.</summary>
    [JsonStringEnumMemberName("droppedOut")] DroppedOut = 4,

    /// <summary>毕业.</summary>
    [JsonStringEnumMemberName("graduated")] Graduated = 10,

    /// <summary>结业.</summary>
    [JsonStringEnumMemberName("completed")] Completed = 11,

    /// <summary>肄业.</summary>
    [JsonStringEnumMemberName("incomplete")] Incomplete = 12,

    /// <summary>退学.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn = 13,

    /// <summary>死亡, cancelled (注销).</summary>
    [JsonStringEnumMemberName("deceased")] Deceased = 14,

    /// <summary>Void, kept for audit.</summary>
    [JsonStringEnumMemberName("void")] Void = 15,
}
