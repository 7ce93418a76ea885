using System.Text.Json.Serialization;

namespace StudentActors.Domain.Students;

/// <summary>Way of attending (就读方式, JDFS).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Attendance>))]
public enum Attendance
{
    /// <summary>1 走读.</summary>
    [JsonStringEnumMemberName("day")] Day = 1,

    /// <summary>2 住校.</summary>
    [JsonStringEnumMemberName("boarding")] Boarding = 2,

    /// <summary>3 借宿.</summary>
    [JsonStringEnumMemberName("lodging")] Lodging = 3,

    /// <summary>9 其他.</summary>
    [JsonStringEnumMemberName("other")] Other = 9,
}
