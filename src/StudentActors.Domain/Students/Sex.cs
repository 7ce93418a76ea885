using System.Text.Json.Serialization;

namespace StudentActors.Domain.Students;

/// <summary>Sex after GB/T 2261.1; a new record states male or female.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sex>))]
public enum Sex
{
    [JsonStringEnumMemberName("unknown")] Unknown = 0,
    [JsonStringEnumMemberName("male")] Male = 1,
    [JsonStringEnumMemberName("female")] Female = 2,
    [JsonStringEnumMemberName("notStated")] NotStated = 9,
}
