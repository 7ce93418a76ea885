using System.Text.Json.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>休学, or its extension.</summary>
/// <param name="Until">Last day away.</param>
public sealed record StudentSuspended(CaseId Case, DateOnly From, DateOnly Until) : CaseOutcome(Case)
{
    public const string KindName = "student.suspended";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>复学.</summary>
public sealed record StudentResumed(CaseId Case, DateOnly On, PlaceOfStudy Place) : CaseOutcome(Case)
{
    public const string KindName = "student.resumed";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>出国（境）就读.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record WentAbroad(CaseId Case, DateOnly From, string Country) : CaseOutcome(Case)
{
    public const string KindName = "student.went-abroad";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>境外返回.</summary>
public sealed record ReturnedFromAbroad(CaseId Case, DateOnly On, PlaceOfStudy Place) : CaseOutcome(Case)
{
    public const string KindName = "student.returned-from-abroad";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>辍学: confirmed by the authority; the status is kept through the compulsory years.</summary>
/// <param name="Since">First day of the absence.</param>
/// <param name="Household">County of household registration, where the school has named it.</param>
public sealed record DroppedOut(CaseId Case, DateOnly Since, AuthorityCode? Household = null) : CaseOutcome(Case)
{
    public const string KindName = "student.dropped-out";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>辍学返校.</summary>
public sealed record ReturnedToSchool(CaseId Case, DateOnly On, PlaceOfStudy Place) : CaseOutcome(Case)
{
    public const string KindName = "student.returned-to-school";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>死亡: the record is cancelled (注销).</summary>
public sealed record StudentDied(CaseId Case, DateOnly On) : CaseOutcome(Case)
{
    public const string KindName = "student.died";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>留级、跳级、降级就读.</summary>
public sealed record GradeChanged(CaseId Case, GradeChangeKind Change, PlaceOfStudy Place, DateOnly From) : CaseOutcome(Case)
{
    public const string KindName = "student.grade-changed";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>毕业、结业: the record rests at the school, which keeps it, until it goes on in the next stage.</summary>
public sealed record StudentGraduated(CaseId Case, GraduationOutcome Outcome, DateOnly On) : CaseOutcome(Case)
{
    public const string KindName = "student.graduated";

    [JsonIgnore]
    public override string Kind => KindName;
}

/// <summary>退学.</summary>
public sealed record StudentWithdrew(CaseId Case, DateOnly On) : CaseOutcome(Case)
{
    public const string KindName = "student.withdrew";

    [JsonIgnore]
    public override string Kind => KindName;
}
