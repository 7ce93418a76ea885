using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Cases.CaseParty;
using static StudentActors.Domain.Cases.StepCondition;

namespace StudentActors.Domain.Cases;

/// <summary>Who decides what, in which order: every type and variant of case as data.</summary>
public static class CaseDefinitions
{
    private static readonly IReadOnlyList<StepDefinition> SchoolThenAuthority = [new(School), new(Authority)];

    /// <summary>The steps of a transfer (art. 15); the receiving school comes first because it starts.</summary>
    public static IReadOnlyList<StepDefinition> Of(TransferVariant variant) => variant switch
    {
        TransferVariant.SameAuthority =>
        [
            new(ReceivingSchool), new(SendingSchool), new(Authority), new(Prefecture, PrefectureTakesPartInSeniorHigh),
        ],
        TransferVariant.SameProvince =>
        [
            new(ReceivingSchool), new(ReceivingAuthority), new(ReceivingPrefecture, PrefectureTakesPartInSeniorHigh),
            new(SendingSchool), new(SendingAuthority), new(SendingPrefecture, PrefectureTakesPartInSeniorHigh),
        ],
        TransferVariant.CrossProvince =>
        [
            new(ReceivingSchool), new(ReceivingAuthority), new(ReceivingPrefecture, PrefectureTakesPartInSeniorHigh),
            new(ReceivingProvince, ProvinceTakesPart),
            new(SendingSchool), new(SendingAuthority), new(SendingPrefecture, PrefectureTakesPartInSeniorHigh),
            new(SendingProvince, ProvinceTakesPart),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(variant)),
    };

    /// <summary>The steps of a continuation: as in a transfer, but the school that is left has nothing to decide.</summary>
    public static IReadOnlyList<StepDefinition> ContinuationOf(TransferVariant variant) => variant == TransferVariant.SameAuthority
        ? [new(ReceivingSchool), new(Authority)]
        : [new(ReceivingSchool), new(ReceivingAuthority), new(SendingAuthority)];

    /// <summary>The steps of a move.</summary>
    /// <param name="recordStays">Only where the child studies changes, which its two schools agree upon.</param>
    public static IReadOnlyList<StepDefinition> OfMove(CaseType type, TransferVariant variant, bool recordStays) =>
        recordStays ? [new(ReceivingSchool), new(SendingSchool)]
        : type == CaseType.Continuation ? ContinuationOf(variant)
        : Of(variant);

    /// <summary>The steps of every other case that one school begins.</summary>
    public static IReadOnlyList<StepDefinition> Of(CaseType type) => type switch
    {
        CaseType.Suspension or CaseType.Resumption => [new(School), new(Authority, SuspensionNeedsApproval)],
        CaseType.KeyDataChange =>
        [
            new(School), new(Authority), new(Prefecture, KeyDataReachesPrefecture), new(Province, KeyDataReachesProvince),
            new(Nation, KeyDataReachesNation),
        ],
        CaseType.GoingAbroad or CaseType.ReturnFromAbroad or CaseType.Dropout or CaseType.DropoutReturn or CaseType.Death
            or CaseType.GradeChange => SchoolThenAuthority,
        CaseType.Graduation => [new(School), new(Authority, SeniorHighOnly)],
        CaseType.SupplementaryRecord => [new(School), new(Authority), new(Province, SupplementaryReachesProvince)],
        CaseType.Withdrawal => [new(School), new(Authority), new(Prefecture, PrefectureTakesPartInSeniorHigh)],
        CaseType.ProblemRecord or CaseType.RecordMerge or CaseType.RecordUnmerge => [new(School), new(CommonAuthority)],
        CaseType.Complaint => Complaint,
        CaseType.DropoutHandover => [new(Authority), new(HouseholdAuthority)],
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A problem that concerns no second record.</summary>
    public static IReadOnlyList<StepDefinition> ProblemOfOneRecord => SchoolThenAuthority;

    /// <summary>Deleting a record with a formal number goes up through every level.</summary>
    public static IReadOnlyList<StepDefinition> FormalDeletion { get; } =
        [new(School), new(Authority), new(Prefecture), new(Province), new(Nation)];

    /// <summary>The steps of a complaint: the lowest authority above all sides asks within 3 working days, and everybody after it has 5.</summary>
    public static IReadOnlyList<StepDefinition> Complaint { get; } =
    [
        new(CommonAuthority) { Task = StepTask.Inquire, Days = 3 },
        new(Respondent) { Task = StepTask.Answer, Days = 5 },
        new(CommonAuthority) { Task = StepTask.Rule, Days = 5 },
        new(Respondent) { Task = StepTask.CarryOut, Days = 5 },
        new(Starter) { Task = StepTask.Tell, Days = 5 },
    ];

    /// <summary>Nobody approves these without proof.</summary>
    public static bool NeedsEvidence(CaseType type) => type is CaseType.KeyDataChange or CaseType.Death or CaseType.ProblemRecord
        or CaseType.RecordMerge or CaseType.RecordUnmerge;
}
