using System.Text.Json.Serialization;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Regions;
using StudentActors.Domain.TermChecks;

namespace StudentActors.Domain.Schools;

/// <summary>Something that happened to a school's record.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$kind")]
[JsonDerivedType(typeof(SchoolOpened), SchoolOpened.KindName)]
[JsonDerivedType(typeof(ClassOpened), ClassOpened.KindName)]
[JsonDerivedType(typeof(ClosingProposed), ClosingProposed.KindName)]
[JsonDerivedType(typeof(ClosingApproved), ClosingApproved.KindName)]
[JsonDerivedType(typeof(ClosingRefused), ClosingRefused.KindName)]
[JsonDerivedType(typeof(ClosingFailed), ClosingFailed.KindName)]
[JsonDerivedType(typeof(SchoolClosed), SchoolClosed.KindName)]
[JsonDerivedType(typeof(AbsorptionBegan), AbsorptionBegan.KindName)]
[JsonDerivedType(typeof(AbsorptionEnded), AbsorptionEnded.KindName)]
[JsonDerivedType(typeof(DropoutsReported), DropoutsReported.KindName)]
[JsonDerivedType(typeof(DropoutReportMissed), DropoutReportMissed.KindName)]
[JsonDerivedType(typeof(EntrantsAnnounced), EntrantsAnnounced.KindName)]
[JsonDerivedType(typeof(EntrantsWarned), EntrantsWarned.KindName)]
[JsonDerivedType(typeof(EntrantsMissing), EntrantsMissing.KindName)]
[JsonDerivedType(typeof(EntrantsComplete), EntrantsComplete.KindName)]
[JsonDerivedType(typeof(TermChecked), TermChecked.KindName)]
[JsonDerivedType(typeof(TermCheckMissed), TermCheckMissed.KindName)]
public abstract record SchoolEvent
{
    [JsonIgnore]
    public abstract string Kind { get; }
}

public sealed record SchoolOpened(SchoolCode Code, string Name, AuthorityCode Authority, IReadOnlyList<StageOffering> Stages) : SchoolEvent
{
    public const string KindName = "school.opened";

    /// <summary>The first monthly report of dropouts that it owes; <c>null</c> for a senior high school.</summary>
    public ReportDue? FirstReport { get; init; }

    /// <summary>The first term in which it owes a check of its rolls.</summary>
    public Term? FirstTermCheck { get; init; }

    public override string Kind => KindName;
}

public sealed record ClassOpened(SchoolClass Class) : SchoolEvent
{
    public const string KindName = "class.opened";

    public override string Kind => KindName;
}
