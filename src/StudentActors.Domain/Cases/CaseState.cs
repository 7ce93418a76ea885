using System.Text.Json.Serialization;

namespace StudentActors.Domain.Cases;

/// <summary>Where a case stands. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>Asked for, before the student is locked. Not stored any more: both happen in one commit.</summary>
    [JsonStringEnumMemberName("opening")] Opening = 1,

    /// <summary>An office holds a step.</summary>
    [JsonStringEnumMemberName("open")] Open = 2,

    /// <summary>Every step is approved; the effect is on its way to the student.</summary>
    [JsonStringEnumMemberName("applying")] Applying = 3,

    /// <summary>The effect is in the student's record.</summary>
    [JsonStringEnumMemberName("completed")] Completed = 10,

    /// <summary>An office said no.</summary>
    [JsonStringEnumMemberName("refused")] Refused = 11,

    /// <summary>The office that started the case took it back.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn = 12,

    /// <summary>A check failed after the case had been opened.</summary>
    [JsonStringEnumMemberName("rejected")] Rejected = 13,

    /// <summary>The student could not be locked, so the case never began. Not stored any more.</summary>
    [JsonStringEnumMemberName("aborted")] Aborted = 14,
}
