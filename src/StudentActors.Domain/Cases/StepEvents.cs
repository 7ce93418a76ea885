using System.Text.Json.Serialization;
using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Cases;

/// <param name="Step">Index of the step, from 0.</param>
/// <param name="By">Account that decided.</param>
/// <param name="Next">The step that opens now; <c>null</c> after the last.</param>
public sealed record StepApproved(int Step, string By, string? Reason, StepOpening? Next) : CaseEvent
{
    public const string KindName = "case.step-approved";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>An office refused, which ends the case; another one may be started.</summary>
public sealed record StepRefused(int Step, string By, string Reason) : CaseEvent
{
    public const string KindName = "case.step-refused";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The office was reminded: once before the limit, and again and again after every authority above has been told.</summary>
public sealed record StepReminded(int Step) : CaseEvent
{
    public const string KindName = "case.step-reminded";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The limit passed. That decides nothing.</summary>
/// <param name="To">The authority above, which is told; <c>null</c> where the nation itself is late.</param>
public sealed record StepOverdue(int Step, AuthorityCode? To) : CaseEvent
{
    public const string KindName = "case.step-overdue";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The next authority above was told of an overdue step.</summary>
public sealed record StepEscalated(int Step, AuthorityCode To) : CaseEvent
{
    public const string KindName = "case.step-escalated";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>The year's calendar became known, or was corrected.</summary>
public sealed record DueDateMoved(int Step, DateOnly DueDate, bool Provisional) : CaseEvent
{
    public const string KindName = "case.due-date-moved";

    [JsonIgnore]
    public override string Kind => KindName;
}

public sealed record EvidenceAttached(EvidenceItem Item) : CaseEvent
{
    public const string KindName = "case.evidence-attached";

    [JsonIgnore]
    public override string Kind => KindName;
}
