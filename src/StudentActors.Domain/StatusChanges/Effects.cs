using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <param name="From">First day away.</param>
/// <param name="Until">Last day away.</param>
public sealed record SuspensionEffect(DateOnly From, DateOnly Until, SuspensionGround? Ground = null) : CaseEffect;

/// <param name="Place">The class that the student comes back to; another grade where the actual level asks for it.</param>
public sealed record ResumptionEffect(DateOnly On, PlaceOfStudy Place) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => Place;
}

/// <summary>The key data after the change, complete.</summary>
public sealed record KeyDataEffect(KeyData KeyData) : CaseEffect
{
    [JsonIgnore]
    public override bool NeedsRegister => KeyData.Document is not null;
}

/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record GoingAbroadEffect(DateOnly From, string Country) : CaseEffect;

public sealed record ReturnFromAbroadEffect(DateOnly On, PlaceOfStudy Place) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => Place;
}

/// <param name="Since">First day of the absence.</param>
/// <param name="Household">County of household registration, where the school has named it.</param>
public sealed record DropoutEffect(DateOnly Since, AuthorityCode? Household = null) : CaseEffect;

public sealed record DropoutReturnEffect(DateOnly On, PlaceOfStudy Place) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => Place;
}

public sealed record DeathEffect(DateOnly On) : CaseEffect;

public sealed record GradeChangeEffect(GradeChangeKind Kind, PlaceOfStudy Place, DateOnly From) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => Place;
}

public sealed record WithdrawalEffect(DateOnly On) : CaseEffect;

public sealed record GraduationEffect(GraduationOutcome Outcome, DateOnly On) : CaseEffect;

/// <param name="KeyData">The corrected key data, for a change only.</param>
public sealed record ProblemEffect(ProblemTool Tool, IReadOnlyList<ProblemKind> Problems, KeyData? KeyData) : CaseEffect
{
    [JsonIgnore]
    public override bool NeedsRegister => KeyData?.Document is not null;
}

/// <param name="Survivor">The record that the child keeps.</param>
public sealed record RecordMergeEffect(StudentId Survivor) : CaseEffect;

public sealed record RecordUnmergeEffect(PlaceOfStudy Place, DateOnly On) : CaseEffect
{
    [JsonIgnore]
    public override PlaceOfStudy NewPlace => Place;

    [JsonIgnore]
    public override bool ComesBack => true;
}
