using System.Text.Json.Serialization;

namespace StudentActors.Domain.Dropouts;

/// <summary>Where an authority's review of a period stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewState>))]
public enum ReviewState
{
    /// <summary>Nothing is owed for the period, or not yet.</summary>
    [JsonStringEnumMemberName("notDue")] NotDue = 1,

    /// <summary>The period is over and its review has not been made.</summary>
    [JsonStringEnumMemberName("due")] Due = 2,

    /// <summary>逾期未核查: the last day has passed.</summary>
    [JsonStringEnumMemberName("overdue")] Overdue = 3,

    [JsonStringEnumMemberName("reviewed")] Reviewed = 4,
}
