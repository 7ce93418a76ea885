using System.Text.Json.Serialization;

namespace StudentActors.Domain.Students;

/// <summary>Whether a student number is final; both are equal in effect.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NumberKind>))]
public enum NumberKind
{
    /// <summary>临时学籍号 (L).</summary>
    [JsonStringEnumMemberName("temporary")] Temporary = 1,

    /// <summary>正式学籍号 (G or J).</summary>
    [JsonStringEnumMemberName("formal")] Formal = 2,
}
