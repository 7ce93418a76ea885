using System.Text.Json.Serialization;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Cases;

/// <summary>Something that happened to a case.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$kind")]
[JsonDerivedType(typeof(CaseOpened), CaseOpened.KindName)]
[JsonDerivedType(typeof(CaseStarted), CaseStarted.KindName)]
[JsonDerivedType(typeof(CaseAborted), CaseAborted.KindName)]
[JsonDerivedType(typeof(StepApproved), StepApproved.KindName)]
[JsonDerivedType(typeof(StepRefused), StepRefused.KindName)]
[JsonDerivedType(typeof(StepDeclined), StepDeclined.KindName)]
[JsonDerivedType(typeof(StepRaised), StepRaised.KindName)]
[JsonDerivedType(typeof(StepReminded), StepReminded.KindName)]
[JsonDerivedType(typeof(StepOverdue), StepOverdue.KindName)]
[JsonDerivedType(typeof(StepEscalated), StepEscalated.KindName)]
[JsonDerivedType(typeof(DueDateMoved), DueDateMoved.KindName)]
[JsonDerivedType(typeof(EvidenceAttached), EvidenceAttached.KindName)]
[JsonDerivedType(typeof(CaseWithdrawn), CaseWithdrawn.KindName)]
[JsonDerivedType(typeof(CaseRejected), CaseRejected.KindName)]
[JsonDerivedType(typeof(CaseReleased), CaseReleased.KindName)]
[JsonDerivedType(typeof(CaseCompleted), CaseCompleted.KindName)]
[JsonDerivedType(typeof(FileHandedOver), FileHandedOver.KindName)]
[JsonDerivedType(typeof(FileNotHandedOver), FileNotHandedOver.KindName)]
public abstract record CaseEvent
{
    /// <summary>Stable <c>case.what-happened</c>; the type by which the change feed filters.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public sealed override string ToString() => Kind;
}
