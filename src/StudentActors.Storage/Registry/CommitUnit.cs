namespace StudentActors.Storage.Registry;

/// <summary>Everything that must become true together: one record, its new events, claims and deadlines, and the answer.</summary>
public sealed record CommitUnit
{
    public required RecordWrite Record { get; init; }

    /// <summary>At least one; sequences run from <c>ExpectedVersion + 1</c> to <c>Version</c>.</summary>
    public required IReadOnlyList<EventWrite> Events { get; init; }

    public IReadOnlyList<ClaimWrite> Claims { get; init; } = [];

    public IReadOnlyList<DeadlineWrite> Deadlines { get; init; } = [];

    public AnswerWrite? Answer { get; init; }
}
