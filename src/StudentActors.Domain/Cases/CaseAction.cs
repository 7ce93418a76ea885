using System.Text.Json.Serialization;

namespace StudentActors.Domain.Cases;

/// <summary>Something that the caller may do to a case.</summary>
/// <param name="DueDate">Last day on which it is in time.</param>
public sealed record CaseAction(CaseActionKind Kind, DateOnly? DueDate);

[JsonConverter(typeof(JsonStringEnumConverter<CaseActionKind>))]
public enum CaseActionKind
{
    [JsonStringEnumMemberName("approve")] Approve = 1,

    [JsonStringEnumMemberName("refuse")] Refuse = 2,

    [JsonStringEnumMemberName("withdraw")] Withdraw = 3,

    [JsonStringEnumMemberName("attachEvidence")] AttachEvidence = 4,

    [JsonStringEnumMemberName("handOverFile")] HandOverFile = 5,
}
