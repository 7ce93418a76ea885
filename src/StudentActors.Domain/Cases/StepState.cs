using System.Text.Json.Serialization;

namespace StudentActors.Domain.Cases;

/// <summary>Where one step of a case stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepState>))]
public enum StepState
{
    /// <summary>A step before it is not decided.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting = 1,

    /// <summary>Its office holds it, and its clock runs.</summary>
    [JsonStringEnumMemberName("open")] Open = 2,

    [JsonStringEnumMemberName("approved")] Approved = 3,

    [JsonStringEnumMemberName("refused")] Refused = 4,

    /// <summary>Not needed any more: there is nothing to be carried out of a complaint that was dismissed.</summary>
    [JsonStringEnumMemberName("dropped")] Dropped = 5,
}
