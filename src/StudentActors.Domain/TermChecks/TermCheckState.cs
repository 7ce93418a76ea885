using System.Text.Json.Serialization;

namespace StudentActors.Domain.TermChecks;

/// <summary>Where a term's check stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TermCheckState>))]
public enum TermCheckState
{
    /// <summary>Nothing is owed for the term, or not yet.</summary>
    [JsonStringEnumMemberName("notDue")] NotDue = 1,

    /// <summary>The term runs and its check has not come.</summary>
    [JsonStringEnumMemberName("due")] Due = 2,

    /// <summary>未核准: the term ended without a check, and the school has not checked its rolls since.</summary>
    [JsonStringEnumMemberName("unverified")] Unverified = 3,

    [JsonStringEnumMemberName("verified")] Verified = 4,
}
