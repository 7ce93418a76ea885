using System.Text.Json.Serialization;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Students;

/// <summary>Something that happened to a student's record.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$kind")]
[JsonDerivedType(typeof(StudentEnrolled), StudentEnrolled.KindName)]
[JsonDerivedType(typeof(NumberAssigned), NumberAssigned.KindName)]
[JsonDerivedType(typeof(BasicDataUpdated), BasicDataUpdated.KindName)]
[JsonDerivedType(typeof(CaseBegan), CaseBegan.KindName)]
[JsonDerivedType(typeof(CaseEnded), CaseEnded.KindName)]
[JsonDerivedType(typeof(StudentTransferred), StudentTransferred.KindName)]
[JsonDerivedType(typeof(StudentSuspended), StudentSuspended.KindName)]
[JsonDerivedType(typeof(SuspensionReminded), SuspensionReminded.KindName)]
[JsonDerivedType(typeof(StudentResumed), StudentResumed.KindName)]
[JsonDerivedType(typeof(KeyDataChanged), KeyDataChanged.KindName)]
[JsonDerivedType(typeof(WentAbroad), WentAbroad.KindName)]
[JsonDerivedType(typeof(ReturnedFromAbroad), ReturnedFromAbroad.KindName)]
[JsonDerivedType(typeof(DroppedOut), DroppedOut.KindName)]
[JsonDerivedType(typeof(ReturnedToSchool), ReturnedToSchool.KindName)]
[JsonDerivedType(typeof(PersuasionRecorded), PersuasionRecorded.KindName)]
[JsonDerivedType(typeof(DropoutHandedOver), DropoutHandedOver.KindName)]
[JsonDerivedType(typeof(StudentDied), StudentDied.KindName)]
[JsonDerivedType(typeof(GradeChanged), GradeChanged.KindName)]
[JsonDerivedType(typeof(StudentWithdrew), StudentWithdrew.KindName)]
[JsonDerivedType(typeof(ProblemFound), ProblemFound.KindName)]
[JsonDerivedType(typeof(ProblemSettled), ProblemSettled.KindName)]
[JsonDerivedType(typeof(RecordVoided), RecordVoided.KindName)]
[JsonDerivedType(typeof(RecordMerged), RecordMerged.KindName)]
[JsonDerivedType(typeof(RecordUnmerged), RecordUnmerged.KindName)]
[JsonDerivedType(typeof(StudentRehoused), StudentRehoused.KindName)]
[JsonDerivedType(typeof(StudentContinued), StudentContinued.KindName)]
[JsonDerivedType(typeof(StudentGraduated), StudentGraduated.KindName)]
[JsonDerivedType(typeof(StudySiteChanged), StudySiteChanged.KindName)]
public abstract record StudentEvent
{
    /// <summary>Stable <c>area.what-happened</c>; the type by which the change feed filters.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public sealed override string ToString() => Kind;
}
