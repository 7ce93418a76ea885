using System.Text.Json.Serialization;

namespace StudentActors.Domain.Schools;

/// <summary>Whether a school takes students. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SchoolState>))]
public enum SchoolState
{
    [JsonStringEnumMemberName("open")] Open = 0,

    /// <summary>撤并、停办办理中: nobody enters any more, and its students are on their way out.</summary>
    [JsonStringEnumMemberName("closing")] Closing = 1,

    /// <summary>已撤并、停办: the code is void and never used again.</summary>
    [JsonStringEnumMemberName("closed")] Closed = 2,
}
