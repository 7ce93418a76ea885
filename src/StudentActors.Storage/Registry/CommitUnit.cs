namespace StudentActors.Storage.Registry;

/// <summary>Everything that must become true together: a record, perhaps a second one, their new events, claims and deadlines, and the answer.</summary>
public sealed record CommitUnit
{
    public required RecordWrite Record { get; init; }

    /// <summary>At least one; sequences run from <c>ExpectedVersion + 1</c> to <c>Version</c>.</summary>
    public required IReadOnlyList<EventWrite> Events { get; init; }

    public IReadOnlyList<ClaimWrite> Claims { get; init; } = [];

    public IReadOnlyList<DeadlineWrite> Deadlines { get; init; } = [];

    /// <summary>The case of the student that <see cref="Record"/> is, where both change at once.</summary>
    public JoinedWrite? Joined { get; init; }

    public AnswerWrite? Answer { get; init; }

    /// <summary>Whose new version answers the operation: what was asked for is the case, where there is one.</summary>
    public RecordWrite Answering => Joined?.Record ?? Record;
}

/// <summary>
/// A case that is written together with its student, or not at all. The case has its student's bucket, so that both always lie in one database and
/// come to one writer. The student is there already; the case may be new.
/// </summary>
public sealed record JoinedWrite(CaseWrite Record, IReadOnlyList<EventWrite> Events, IReadOnlyList<DeadlineWrite> Deadlines);
