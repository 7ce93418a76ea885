using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;

namespace StudentActors.Domain.Complaints;

[JsonConverter(typeof(JsonStringEnumConverter<ComplaintOutcome>))]
public enum ComplaintOutcome
{
    /// <summary>成立.</summary>
    [JsonStringEnumMemberName("upheld")] Upheld = 1,

    /// <summary>不成立.</summary>
    [JsonStringEnumMemberName("dismissed")] Dismissed = 2,
}

public static class ComplaintOutcomes
{
    /// <summary><c>null</c> before the decision, and for any other case.</summary>
    public static ComplaintOutcome? Of(CaseRecord record) =>
        record.Steps.FirstOrDefault(step => step.Task == StepTask.Rule)?.State switch
        {
            StepState.Approved => ComplaintOutcome.Upheld,
            StepState.Refused => ComplaintOutcome.Dismissed,
            _ => null,
        };
}
