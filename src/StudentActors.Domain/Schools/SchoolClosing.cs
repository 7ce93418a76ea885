using System.Text.Json.Serialization;
using StudentActors.Domain.Accounts;

namespace StudentActors.Domain.Schools;

/// <summary>The last merger or closure that was proposed for a school.</summary>
public sealed record SchoolClosing
{
    public required ClosingState State { get; init; }

    /// <summary>The school that takes the students; <c>null</c> for a closure.</summary>
    public SchoolCode? Into { get; init; }

    public IReadOnlyList<ClassMove> Classes { get; init; } = [];

    public required string Reason { get; init; }

    public string? Archive { get; init; }

    public required string ProposedBy { get; init; }

    public required Office ProposedFor { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public string? DecidedBy { get; init; }

    public string? DecisionReason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Rule by which it failed after it had been approved.</summary>
    public string? RuleId { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Version of the school's record at which the present state was entered.</summary>
    public required int StateVersion { get; init; }
}

/// <summary>Where a merger or closure stands. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClosingState>))]
public enum ClosingState
{
    /// <summary>The level above has to approve it.</summary>
    [JsonStringEnumMemberName("proposed")] Proposed = 1,

    /// <summary>Approved: students are moving, and nobody enters.</summary>
    [JsonStringEnumMemberName("running")] Running = 2,

    [JsonStringEnumMemberName("completed")] Completed = 10,

    [JsonStringEnumMemberName("refused")] Refused = 11,

    /// <summary>It was approved and turned out to be impossible.</summary>
    [JsonStringEnumMemberName("failed")] Failed = 12,
}
