using System.Text.Json.Serialization;

namespace StudentActors.Domain.Dropouts;

/// <summary>Where a month's report stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportState>))]
public enum ReportState
{
    /// <summary>Nothing is owed for the month, or not yet.</summary>
    [JsonStringEnumMemberName("notDue")] NotDue = 1,

    /// <summary>The month is over and its report has not come.</summary>
    [JsonStringEnumMemberName("due")] Due = 2,

    /// <summary>未按时报告: the last day has passed.</summary>
    [JsonStringEnumMemberName("overdue")] Overdue = 3,

    [JsonStringEnumMemberName("reported")] Reported = 4,
}
