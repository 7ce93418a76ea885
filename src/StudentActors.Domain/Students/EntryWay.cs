using System.Text.Json.Serialization;

namespace StudentActors.Domain.Students;

/// <summary>Way of entry (入学方式, RXFS).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryWay>))]
public enum EntryWay
{
    /// <summary>01 普通入学 / 考试.</summary>
    [JsonStringEnumMemberName("ordinary")] Ordinary = 1,

    /// <summary>就近入学.</summary>
    [JsonStringEnumMemberName("nearby")] Nearby = 2,

    /// <summary>03 民族班.</summary>
    [JsonStringEnumMemberName("minorityClass")] MinorityClass = 3,

    /// <summary>05 体育特招.</summary>
    [JsonStringEnumMemberName("sports")] Sports = 5,

    /// <summary>09 外校转入.</summary>
    [JsonStringEnumMemberName("otherSchool")] OtherSchool = 9,

    /// <summary>10 恢复入学资格.</summary>
    [JsonStringEnumMemberName("entryRestored")] EntryRestored = 10,

    /// <summary>99 其他.</summary>
    [JsonStringEnumMemberName("other")] Other = 99,
}
