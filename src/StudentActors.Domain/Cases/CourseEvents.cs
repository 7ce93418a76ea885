using System.Text.Json.Serialization;

namespace StudentActors.Domain.Cases;

/// <summary>The student is locked for this case.</summary>
/// <param name="Next">The step that opens now; <c>null</c> where the starting office decides alone.</param>
public sealed record CaseStarted(StepOpening? Next) : CaseEvent
{
    public const string KindName = "case.started";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The student could not be locked. Not written any more: a case is opened in one commit with the lock of its student, or not at all.</summary>
/// <param name="RuleId">The rule that refused.</param>
public sealed record CaseAborted(string RuleId) : CaseEvent
{
    public const string KindName = "case.aborted";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The office that started the case took it back.</summary>
public sealed record CaseWithdrawn(string By, string? Reason) : CaseEvent
{
    public const string KindName = "case.withdrawn";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>A check failed after the case had been opened, or the effect was no longer possible.</summary>
/// <param name="RuleId">The rule that refused.</param>
public sealed record CaseRejected(string RuleId) : CaseEvent
{
    public const string KindName = "case.rejected";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The student of a case that ended without effect is known to be free again.</summary>
public sealed record CaseReleased : CaseEvent
{
    public const string KindName = "case.released";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The effect is in the student's record.</summary>
/// <param name="Snapshot">What the sending school keeps of a student that moved away, or a county received of one who dropped out; else <c>null</c>.</param>
/// <param name="FileDueDate">By when the sending school hands the paper file over; <c>null</c> where there is none.</param>
public sealed record CaseCompleted(SealedSnapshot? Snapshot, DateOnly? FileDueDate = null) : CaseEvent
{
    public const string KindName = "case.completed";

    [JsonIgnore]
    public override string Kind => KindName;
}
