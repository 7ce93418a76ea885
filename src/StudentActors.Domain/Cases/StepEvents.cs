using System.Text.Json.Serialization;
using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Cases;

/// <param name="Step">Index of the step, from 0.</param>
/// <param name="By">Account that decided.</param>
/// <param name="Next">The step that opens now; <c>null</c> after the last.</param>
/// <param name="Reopened">The case by which a refused one goes on, where that was to be carried out.</param>
public sealed record StepApproved(int Step, string By, string? Reason, StepOpening? Next, CaseId? Reopened = null) : CaseEvent
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

/// <summary>An office said no where that does not end the case: it stands by what it did, or dismisses a complaint.</summary>
/// <param name="Next">The step that opens now; what waits before it is dropped.</param>
public sealed record StepDeclined(int Step, string By, string Reason, StepOpening Next) : CaseEvent
{
    public const string KindName = "case.step-declined";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>A step of a complaint went up one level, because its office let the limit pass or said that it is not responsible.</summary>
/// <param name="Next">The same step, whose clock begins again.</param>
/// <param name="By">Account that passed it on; <c>null</c> where the limit passed.</param>
public sealed record StepRaised(int Step, AuthorityCode To, StepOpening Next, string? By = null, string? Reason = null) : CaseEvent
{
    public const string KindName = "case.step-raised";

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
