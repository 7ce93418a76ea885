using System.ComponentModel;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;

namespace StudentActors.Gateway.Regions;

[Description("Settings for transfers and other cases; what is left out is inherited from the level above.")]
internal sealed record CasePolicyRequest
{
    [Description("Working days for each step, 1 to 10.")]
    public int? StepDays { get; init; }

    [Description("Working days after which the office is reminded; fewer than stepDays.")]
    public int? RemindAfterDays { get; init; }

    [Description("Working days after which the next authority hears of an overdue step, 1 to 10.")]
    public int? EscalateEveryDays { get; init; }

    [Description("The province has a say in transfers across its border.")]
    public bool? ProvincialStep { get; init; }

    [Description("The prefecture has a say in transfers and withdrawals of senior high schools.")]
    public bool? PrefectureStep { get; init; }

    [Description("First day without new transfers, MM-DD; 07-15 where nothing is set.")]
    public string? FreezeFrom { get; init; }

    [Description("First day without new transfers of the final grade, MM-DD; 07-01 where nothing is set.")]
    public string? FinalGradeFreezeFrom { get; init; }

    [Description("Last day without new transfers, MM-DD; 08-14 where nothing is set.")]
    public string? FreezeUntil { get; init; }

    [Description("No transfers in the final grade.")]
    public bool? BlockFinalGrade { get; init; }

    [Description("No transfers during a suspension; true where nothing is set.")]
    public bool? BlockSuspended { get; init; }

    [Description("No change of grade by a transfer; true where nothing is set.")]
    public bool? BlockGradeChange { get; init; }

    [Description("No transfers between schools of one county.")]
    public bool? BlockSameCounty { get; init; }

    [Description("No transfers between schools of one city: of a prefecture, or of a municipality.")]
    public bool? BlockSameCity { get; init; }

    [Description("Suspension and resumption need the home authority's approval; true where nothing is set.")]
    public bool? SuspensionApproval { get; init; }

    [Description("Months that a suspension may last with its extensions, 1 to 24; 12 where nothing is set.")]
    public int? SuspensionMonths { get; init; }

    [Description("Highest level that decides key-data changes.")]
    public AuthorityLevel? KeyDataLevel { get; init; }

    [Description("Changes of grade that are allowed; none where nothing is set.")]
    public IReadOnlyList<GradeChangeKind>? GradeChanges { get; init; }

    [Description("Mergers and closures of schools need the approval of the level above; true where nothing is set.")]
    public bool? ClosureApproval { get; init; }

    [Description("Days of the year on which new transfers are taken, each MM-DD/MM-DD; all but the freeze where nothing is set.")]
    public IReadOnlyList<string>? TransferWindows { get; init; }

    [Description("Days of the year on which schools ask for graduates of other provinces, each MM-DD/MM-DD; 08-15/12-14 and 03-01/05-31 where nothing "
        + "is set.")]
    public IReadOnlyList<string>? StudyElsewhereWindows { get; init; }

    [Description("Stages in whose first term nobody is transferred.")]
    public IReadOnlyList<Stage>? BlockFirstTerm { get; init; }

    [Description("No transfers in the third year of senior high.")]
    public bool? BlockSeniorThree { get; init; }

    [Description("Grounds on which a suspension is granted; one of them must be given. Any, or none, where nothing is set.")]
    public IReadOnlyList<SuspensionGround>? SuspensionGrounds { get; init; }

    [Description("A suspension is approved with proof only.")]
    public bool? SuspensionProof { get; init; }

    [Description("Months for which a suspension is granted or extended at once, 1 to 24.")]
    public int? SuspensionOnceMonths { get; init; }

    [Description("No suspension begins in the last term of the final grade.")]
    public bool? BlockSuspensionLastTerm { get; init; }

    [Description("Schools keep paper files and hand them over within a month after a transfer; true where nothing is set.")]
    public bool? PaperFiles { get; init; }

    [Description("Last day of the following month for the monthly report of dropouts, 1 to 28; 10 where nothing is set.")]
    public int? DropoutReportDay { get; init; }

    [Description("Records above the first grade of a stage are created by a case of type supplementaryRecord only; enrolments and imports are refused.")]
    public bool? SupplementaryCase { get; init; }

    [Description("Supplementary records go up to the province.")]
    public bool? SupplementaryProvince { get; init; }

    [Description("Days after a term that ended without a check of its rolls from which a school starts no new cases, 0 to 180; never where nothing is set.")]
    public int? TermCheckBlockDays { get; init; }

    [Description("Working days after a quarter, term or school year for an authority's review of dropouts, 1 to 60; 20 where nothing is set. Set by the "
        + "nation for provinces, by a province for all within it.")]
    public int? DropoutReviewDays { get; init; }

    public CasePolicy ToPolicy() => new()
    {
        StepDays = StepDays,
        RemindAfterDays = RemindAfterDays,
        EscalateEveryDays = EscalateEveryDays,
        ProvincialStep = ProvincialStep,
        PrefectureStep = PrefectureStep,
        FreezeFrom = FreezeFrom,
        FinalGradeFreezeFrom = FinalGradeFreezeFrom,
        FreezeUntil = FreezeUntil,
        BlockFinalGrade = BlockFinalGrade,
        BlockSuspended = BlockSuspended,
        BlockGradeChange = BlockGradeChange,
        BlockSameCounty = BlockSameCounty,
        BlockSameCity = BlockSameCity,
        SuspensionApproval = SuspensionApproval,
        SuspensionMonths = SuspensionMonths,
        KeyDataLevel = KeyDataLevel,
        GradeChanges = GradeChanges,
        ClosureApproval = ClosureApproval,
        DropoutReportDay = DropoutReportDay,
        TransferWindows = TransferWindows,
        StudyElsewhereWindows = StudyElsewhereWindows,
        PaperFiles = PaperFiles,
        TermCheckBlockDays = TermCheckBlockDays,
        DropoutReviewDays = DropoutReviewDays,
        SupplementaryCase = SupplementaryCase,
        SupplementaryProvince = SupplementaryProvince,
        BlockFirstTerm = BlockFirstTerm,
        BlockSeniorThree = BlockSeniorThree,
        SuspensionGrounds = SuspensionGrounds,
        SuspensionProof = SuspensionProof,
        SuspensionOnceMonths = SuspensionOnceMonths,
        BlockSuspensionLastTerm = BlockSuspensionLastTerm,
    };
}
