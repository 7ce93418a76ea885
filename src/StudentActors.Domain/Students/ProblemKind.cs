using System.Text.Json.Serialization;

namespace StudentActors.Domain.Students;

/// <summary>Why a record is a problem record (问题学籍). The child attends all the same.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemKind>))]
public enum ProblemKind
{
    /// <summary>No identity document was shown.</summary>
    [JsonStringEnumMemberName("noDocument")] NoDocument = 1,

    /// <summary>Name, sex and birth date equal those of a live record.</summary>
    [JsonStringEnumMemberName("possibleDuplicate")] PossibleDuplicate = 2,

    /// <summary>The number that follows from the document is taken.</summary>
    [JsonStringEnumMemberName("numberTaken")] NumberTaken = 3,

    /// <summary>The population register knows the document under another name, sex or birth date, or not at all.</summary>
    [JsonStringEnumMemberName("registerMismatch")] RegisterMismatch = 4,
}
