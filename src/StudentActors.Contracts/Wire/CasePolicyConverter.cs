using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;

namespace StudentActors.Contracts.Wire;

[RegisterConverter]
public sealed class CasePolicyConverter : IConverter<CasePolicy, CasePolicySurrogate>
{
    public CasePolicy ConvertFromSurrogate(in CasePolicySurrogate s) => new()
    {
        StepDays = s.StepDays,
        RemindAfterDays = s.RemindAfterDays,
        EscalateEveryDays = s.EscalateEveryDays,
        ProvincialStep = s.ProvincialStep,
        PrefectureStep = s.PrefectureStep,
        FreezeFrom = s.FreezeFrom,
        FreezeUntil = s.FreezeUntil,
        BlockFinalGrade = s.BlockFinalGrade,
        BlockSuspended = s.BlockSuspended,
        BlockGradeChange = s.BlockGradeChange,
        BlockSameCounty = s.BlockSameCounty,
        BlockSameCity = s.BlockSameCity,
        SuspensionApproval = s.SuspensionApproval,
        SuspensionMonths = s.SuspensionMonths,
        KeyDataLevel = s.KeyDataLevel,
        GradeChanges = s.GradeChanges,
        FinalGradeFreezeFrom = s.FinalGradeFreezeFrom,
        ClosureApproval = s.ClosureApproval,
        DropoutReportDay = s.DropoutReportDay,
        TransferWindows = s.TransferWindows,
        StudyElsewhereWindows = s.StudyElsewhereWindows,
        PaperFiles = s.PaperFiles,
        TermCheckBlockDays = s.TermCheckBlockDays,
        DropoutReviewDays = s.DropoutReviewDays,
        SupplementaryCase = s.SupplementaryCase,
        SupplementaryProvince = s.SupplementaryProvince,
        BlockFirstTerm = s.BlockFirstTerm,
        BlockSeniorThree = s.BlockSeniorThree,
        SuspensionGrounds = s.SuspensionGrounds,
        SuspensionProof = s.SuspensionProof,
        SuspensionOnceMonths = s.SuspensionOnceMonths,
        BlockSuspensionLastTerm = s.BlockSuspensionLastTerm,
    };

    public CasePolicySurrogate ConvertToSurrogate(in CasePolicy value) => new()
    {
        StepDays = value.StepDays,
        RemindAfterDays = value.RemindAfterDays,
        EscalateEveryDays = value.EscalateEveryDays,
        ProvincialStep = value.ProvincialStep,
        PrefectureStep = value.PrefectureStep,
        FreezeFrom = value.FreezeFrom,
        FreezeUntil = value.FreezeUntil,
        BlockFinalGrade = value.BlockFinalGrade,
        BlockSuspended = value.BlockSuspended,
        BlockGradeChange = value.BlockGradeChange,
        BlockSameCounty = value.BlockSameCounty,
        BlockSameCity = value.BlockSameCity,
        SuspensionApproval = value.SuspensionApproval,
        SuspensionMonths = value.SuspensionMonths,
        KeyDataLevel = value.KeyDataLevel,
        GradeChanges = value.GradeChanges?.ToArray(),
        FinalGradeFreezeFrom = value.FinalGradeFreezeFrom,
        ClosureApproval = value.ClosureApproval,
        DropoutReportDay = value.DropoutReportDay,
        TransferWindows = value.TransferWindows?.ToArray(),
        StudyElsewhereWindows = value.StudyElsewhereWindows?.ToArray(),
        PaperFiles = value.PaperFiles,
        TermCheckBlockDays = value.TermCheckBlockDays,
        DropoutReviewDays = value.DropoutReviewDays,
        SupplementaryCase = value.SupplementaryCase,
        SupplementaryProvince = value.SupplementaryProvince,
        BlockFirstTerm = value.BlockFirstTerm?.ToArray(),
        BlockSeniorThree = value.BlockSeniorThree,
        SuspensionGrounds = value.SuspensionGrounds?.ToArray(),
        SuspensionProof = value.SuspensionProof,
        SuspensionOnceMonths = value.SuspensionOnceMonths,
        BlockSuspensionLastTerm = value.BlockSuspensionLastTerm,
    };
}

[GenerateSerializer, Immutable, Alias("sa.wire.CasePolicy")]
public struct CasePolicySurrogate
{
    [Id(0)] public int? StepDays;
    [Id(1)] public int? RemindAfterDays;
    [Id(2)] public int? EscalateEveryDays;
    [Id(3)] public bool? ProvincialStep;
    [Id(4)] public bool? PrefectureStep;
    [Id(5)] public string? FreezeFrom;
    [Id(6)] public string? FreezeUntil;
    [Id(7)] public bool? BlockFinalGrade;
    [Id(8)] public bool? BlockSuspended;
    [Id(9)] public bool? BlockGradeChange;
    [Id(10)] public bool? BlockSameCounty;
    [Id(11)] public bool? SuspensionApproval;
    [Id(12)] public int? SuspensionMonths;
    [Id(13)] public AuthorityLevel? KeyDataLevel;
    [Id(14)] public GradeChangeKind[]? GradeChanges;
    [Id(15)] public string? FinalGradeFreezeFrom;
    [Id(16)] public bool? ClosureApproval;
    [Id(17)] public int? DropoutReportDay;
    [Id(18)] public string[]? TransferWindows;
    [Id(19)] public Stage[]? BlockFirstTerm;
    [Id(20)] public bool? BlockSeniorThree;
    [Id(21)] public SuspensionGround[]? SuspensionGrounds;
    [Id(22)] public bool? SuspensionProof;
    [Id(23)] public int? SuspensionOnceMonths;
    [Id(24)] public bool? BlockSuspensionLastTerm;
    [Id(25)] public bool? PaperFiles;
    [Id(26)] public bool? SupplementaryCase;
    [Id(27)] public bool? SupplementaryProvince;
    [Id(28)] public int? TermCheckBlockDays;
    [Id(29)] public string[]? StudyElsewhereWindows;
    [Id(30)] public int? DropoutReviewDays;
    [Id(31)] public bool? BlockSameCity;
}
