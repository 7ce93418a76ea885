using System.Text.Json.Serialization;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Cases;

/// <summary>What a case does to the student once every step is approved.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$effect")]
[JsonDerivedType(typeof(TransferEffect), "transfer")]
[JsonDerivedType(typeof(SuspensionEffect), "suspension")]
[JsonDerivedType(typeof(ResumptionEffect), "resumption")]
[JsonDerivedType(typeof(KeyDataEffect), "keyData")]
[JsonDerivedType(typeof(GoingAbroadEffect), "goingAbroad")]
[JsonDerivedType(typeof(ReturnFromAbroadEffect), "returnFromAbroad")]
[JsonDerivedType(typeof(DropoutEffect), "dropout")]
[JsonDerivedType(typeof(DropoutReturnEffect), "dropoutReturn")]
[JsonDerivedType(typeof(DeathEffect), "death")]
[JsonDerivedType(typeof(GradeChangeEffect), "gradeChange")]
[JsonDerivedType(typeof(WithdrawalEffect), "withdrawal")]
[JsonDerivedType(typeof(ProblemEffect), "problem")]
[JsonDerivedType(typeof(RecordMergeEffect), "recordMerge")]
[JsonDerivedType(typeof(RecordUnmergeEffect), "recordUnmerge")]
[JsonDerivedType(typeof(ContinuationEffect), "continuation")]
[JsonDerivedType(typeof(GraduationEffect), "graduation")]
[JsonDerivedType(typeof(SupplementaryEffect), "supplementary")]
[JsonDerivedType(typeof(ComplaintEffect), "complaint")]
[JsonDerivedType(typeof(HandoverEffect), "handover")]
[JsonDerivedType(typeof(SpecialEducationEffect), "specialEducation")]
public abstract record CaseEffect
{
    /// <summary>The place that the student has afterwards; <c>null</c> where the case changes none.</summary>
    [JsonIgnore]
    public virtual PlaceOfStudy? NewPlace => null;

    /// <summary>Whether the student is on no roster until then, so that even the old place has to be held.</summary>
    [JsonIgnore]
    public virtual bool ComesBack => false;

    /// <summary>Whether the population register is asked first, which may be slow or down.</summary>
    [JsonIgnore]
    public virtual bool NeedsRegister => false;

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public sealed override string ToString() => GetType().Name;
}
