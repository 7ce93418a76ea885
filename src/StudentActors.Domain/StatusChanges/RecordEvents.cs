using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>Key data was corrected (关键数据变更). The number stays; what was before stays in the history for ever.</summary>
public sealed record KeyDataChanged(CaseId Case, KeyData KeyData) : CaseOutcome(Case)
{
    public const string KindName = "student.key-data-changed";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>Problems of the record are settled, by evidence or by a correction (问题学籍).</summary>
/// <param name="Settled">The problems that exist no longer.</param>
/// <param name="KeyData">The key data after a correction.</param>
public sealed record ProblemSettled(CaseId Case, ProblemTool Tool, IReadOnlyList<ProblemKind> Settled, KeyData? KeyData) : CaseOutcome(Case)
{
    public const string KindName = "student.problem-settled";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The record is void; it stays readable for audit.</summary>
public sealed record RecordVoided(CaseId Case) : CaseOutcome(Case)
{
    public const string KindName = "student.voided";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>Two records of one child became one; this one is void, and its numbers lead to the other for ever.</summary>
public sealed record RecordMerged(CaseId Case, StudentId Survivor) : CaseOutcome(Case)
{
    public const string KindName = "student.merged";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>A merger was undone: the record is what it was before.</summary>
public sealed record RecordUnmerged(CaseId Case, PlaceOfStudy Place, DateOnly On) : CaseOutcome(Case)
{
    public const string KindName = "student.unmerged";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>A check raised a doubt after enrolment; the child attends all the same.</summary>
public sealed record ProblemFound(ProblemKind Problem) : StudentEvent
{
    public const string KindName = "student.problem-found";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>Somebody tried to bring an absent child back (劝返).</summary>
public sealed record PersuasionRecorded(DateOnly On) : StudentEvent
{
    public const string KindName = "student.persuasion-recorded";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The county of household registration has received the e-file of a child who has dropped out; the record stays where it is.</summary>
public sealed record DropoutHandedOver(CaseId Case, AuthorityCode To) : StudentEvent
{
    public const string KindName = "student.dropout-handed-over";

    [JsonIgnore]
    public override string Kind => KindName;
}
