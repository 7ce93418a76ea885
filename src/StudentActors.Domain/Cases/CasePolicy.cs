using StudentActors.Domain.Calendar;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;

namespace StudentActors.Domain.Cases;

/// <summary>What a region may set for the cases of the schools below it; <c>null</c> inherits from the level above.</summary>
public sealed record CasePolicy
{
    public const string UsualFreezeFrom = "07-15";

    public const string UsualFreezeUntil = "08-14";

    public const string UsualFinalGradeFreezeFrom = "07-01";

    public static readonly IReadOnlyList<string> UsualStudyElsewhereWindows = ["08-15/12-14", "03-01/05-31"];

    public const int UsualSuspensionMonths = 12;

    public const int LongestSuspensionMonths = 24;

    public const int UsualDropoutReportDay = 10;

    public const int LongestTermCheckBlock = 180;

    public const int UsualDropoutReviewDays = 20;

    public const int LongestDropoutReviewDays = 60;

    public static readonly CasePolicy Nothing = new();

    /// <summary>Working days for each step, 1 to 10; ten by the Measures (art. 15).</summary>
    public int? StepDays { get; init; }

    /// <summary>Working days after which the office is reminded of a step; fewer than <see cref="StepDays"/>.</summary>
    public int? RemindAfterDays { get; init; }

    /// <summary>Working days after which the next authority hears of an overdue step, 1 to 10.</summary>
    public int? EscalateEveryDays { get; init; }

    /// <summary>The province has a say in transfers across its border.</summary>
    public bool? ProvincialStep { get; init; }

    /// <summary>The prefecture has a say in transfers and withdrawals of senior high schools.</summary>
    public bool? PrefectureStep { get; init; }

    /// <summary>First day without new transfers, <c>MM-DD</c>.</summary>
    public string? FreezeFrom { get; init; }

    /// <summary>First day without new transfers of students in their final grade, <c>MM-DD</c>; they rest until the same last day.</summary>
    public string? FinalGradeFreezeFrom { get; init; }

    /// <summary>Last day without new transfers, <c>MM-DD</c>.</summary>
    public string? FreezeUntil { get; init; }

    /// <summary>Students in their final grade may not be transferred.</summary>
    public bool? BlockFinalGrade { get; init; }

    /// <summary>Students on suspension may not be transferred; they may not unless a region says otherwise.</summary>
    public bool? BlockSuspended { get; init; }

    /// <summary>A transfer may not change the grade; it may not unless a region says otherwise.</summary>
    public bool? BlockGradeChange { get; init; }

    /// <summary>No transfers between two schools of one county.</summary>
    public bool? BlockSameCounty { get; init; }

    /// <summary>No transfers between two schools of one city: of a prefecture, or of a municipality.</summary>
    public bool? BlockSameCity { get; init; }

    /// <summary>Suspension and resumption are decided by the home authority; where not, the school's own step is enough.</summary>
    public bool? SuspensionApproval { get; init; }

    /// <summary>Months that a suspension may last, 1 to 24, extensions included.</summary>
    public int? SuspensionMonths { get; init; }

    /// <summary>Highest level that a key-data change goes up to; the home authority where nothing is set.</summary>
    public AuthorityLevel? KeyDataLevel { get; init; }

    /// <summary>The changes of grade that are allowed; none where nothing is set.</summary>
    public IReadOnlyList<GradeChangeKind>? GradeChanges { get; init; }

    /// <summary>Mergers and closures of schools need the approval of the level above; they do unless a region says otherwise.</summary>
    public bool? ClosureApproval { get; init; }

    /// <summary>
    /// Days of the year on which new transfers are taken, each <c>MM-DD/MM-DD</c>, both included; all but the freeze where nothing is set. So a
    /// region keeps them to the days around the beginning and the end of terms.
    /// </summary>
    public IReadOnlyList<string>? TransferWindows { get; init; }

    /// <summary>
    /// Days of the year on which schools ask for graduates of other provinces, as <see cref="TransferWindows"/>; the usual ones where nothing is set.
    /// </summary>
    public IReadOnlyList<string>? StudyElsewhereWindows { get; init; }

    /// <summary>Stages in whose first term nobody is transferred.</summary>
    public IReadOnlyList<Stage>? BlockFirstTerm { get; init; }

    /// <summary>No transfers in the third year of senior high.</summary>
    public bool? BlockSeniorThree { get; init; }

    /// <summary>Grounds on which a suspension is granted; one of them must be given. Any, or none, where nothing is set.</summary>
    public IReadOnlyList<SuspensionGround>? SuspensionGrounds { get; init; }

    /// <summary>A suspension is approved with proof only.</summary>
    public bool? SuspensionProof { get; init; }

    /// <summary>Months for which a suspension is granted or extended at once, 1 to 24.</summary>
    public int? SuspensionOnceMonths { get; init; }

    /// <summary>No suspension begins in the last term of the final grade.</summary>
    public bool? BlockSuspensionLastTerm { get; init; }

    /// <summary>Schools keep paper files and hand them over within a month after a transfer; they do unless a region says otherwise.</summary>
    public bool? PaperFiles { get; init; }

    /// <summary>Last day of the following month for a school's monthly report of dropouts, 1 to 28.</summary>
    public int? DropoutReportDay { get; init; }

    /// <summary>
    /// A record above the first grade of a stage is created by a case only; enrolment and imports refuse it. Not so where nothing is set, so that
    /// the registry of a region can be taken over before it is switched on.
    /// </summary>
    public bool? SupplementaryCase { get; init; }

    /// <summary>Supplementary records go up to the province; they end at the home authority where nothing is set.</summary>
    public bool? SupplementaryProvince { get; init; }

    /// <summary>
    /// Days after a term that ended without a check of its rolls from which an unverified school starts no new cases, 0 to 180; never where nothing is
    /// set.
    /// </summary>
    public int? TermCheckBlockDays { get; init; }

    /// <summary>
    /// Working days after a quarter, term or school year for an authority's review of dropouts, 1 to 60; 20 where nothing is set. The nation sets it
    /// for provinces, a province for all within it.
    /// </summary>
    public int? DropoutReviewDays { get; init; }

    /// <summary>These settings over those of the level above, one by one.</summary>
    public CasePolicy Over(CasePolicy above) => new()
    {
        StepDays = StepDays ?? above.StepDays,
        RemindAfterDays = RemindAfterDays ?? above.RemindAfterDays,
        EscalateEveryDays = EscalateEveryDays ?? above.EscalateEveryDays,
        ProvincialStep = ProvincialStep ?? above.ProvincialStep,
        PrefectureStep = PrefectureStep ?? above.PrefectureStep,
        FreezeFrom = FreezeFrom ?? above.FreezeFrom,
        FinalGradeFreezeFrom = FinalGradeFreezeFrom ?? above.FinalGradeFreezeFrom,
        FreezeUntil = FreezeUntil ?? above.FreezeUntil,
        BlockFinalGrade = BlockFinalGrade ?? above.BlockFinalGrade,
        BlockSuspended = BlockSuspended ?? above.BlockSuspended,
        BlockGradeChange = BlockGradeChange ?? above.BlockGradeChange,
        BlockSameCounty = BlockSameCounty ?? above.BlockSameCounty,
        BlockSameCity = BlockSameCity ?? above.BlockSameCity,
        SuspensionApproval = SuspensionApproval ?? above.SuspensionApproval,
        SuspensionMonths = SuspensionMonths ?? above.SuspensionMonths,
        KeyDataLevel = KeyDataLevel ?? above.KeyDataLevel,
        GradeChanges = GradeChanges ?? above.GradeChanges,
        ClosureApproval = ClosureApproval ?? above.ClosureApproval,
        DropoutReportDay = DropoutReportDay ?? above.DropoutReportDay,
        PaperFiles = PaperFiles ?? above.PaperFiles,
        TransferWindows = TransferWindows ?? above.TransferWindows,
        StudyElsewhereWindows = StudyElsewhereWindows ?? above.StudyElsewhereWindows,
        BlockFirstTerm = BlockFirstTerm ?? above.BlockFirstTerm,
        BlockSeniorThree = BlockSeniorThree ?? above.BlockSeniorThree,
        SuspensionGrounds = SuspensionGrounds ?? above.SuspensionGrounds,
        SuspensionProof = SuspensionProof ?? above.SuspensionProof,
        SuspensionOnceMonths = SuspensionOnceMonths ?? above.SuspensionOnceMonths,
        BlockSuspensionLastTerm = BlockSuspensionLastTerm ?? above.BlockSuspensionLastTerm,
        SupplementaryCase = SupplementaryCase ?? above.SupplementaryCase,
        SupplementaryProvince = SupplementaryProvince ?? above.SupplementaryProvince,
        TermCheckBlockDays = TermCheckBlockDays ?? above.TermCheckBlockDays,
        DropoutReviewDays = DropoutReviewDays ?? above.DropoutReviewDays,
    };

    /// <summary>Faults of the settings themselves.</summary>
    public IReadOnlyList<Fault> Check(string path)
    {
        var faults = new List<Fault>();
        Require(StepDays is null or (>= 1 and <= StepClock.LongestLimit), "stepDays", RuleBook.PolicyStepDays);
        Require(
            RemindAfterDays is null || (RemindAfterDays >= 1 && RemindAfterDays < (StepDays ?? StepClock.LongestLimit)),
            "remindAfterDays", RuleBook.PolicyRemindDays);
        Require(EscalateEveryDays is null or (>= 1 and <= StepClock.LongestLimit), "escalateEveryDays", RuleBook.PolicyEscalateDays);
        Require(FreezeFrom is null || YearlyDay.TryParse(FreezeFrom, out _), "freezeFrom", RuleBook.PolicyFreeze);
        Require(
            FinalGradeFreezeFrom is null || YearlyDay.TryParse(FinalGradeFreezeFrom, out _), "finalGradeFreezeFrom", RuleBook.PolicyFreeze);
        Require(FreezeUntil is null || YearlyDay.TryParse(FreezeUntil, out _), "freezeUntil", RuleBook.PolicyFreeze);
        Require(SuspensionMonths is null or (>= 1 and <= LongestSuspensionMonths), "suspensionMonths", RuleBook.PolicySuspension);
        Require(
            SuspensionOnceMonths is null or (>= 1 and <= LongestSuspensionMonths), "suspensionOnceMonths", RuleBook.PolicySuspension);
        Require(AreWindows(TransferWindows), "transferWindows", RuleBook.PolicyTransferWindows);
        Require(AreWindows(StudyElsewhereWindows), "studyElsewhereWindows", RuleBook.PolicyTransferWindows);
        Require(DropoutReportDay is null or (>= 1 and <= 28), "dropoutReportDay", RuleBook.PolicyDropoutReportDay);
        Require(TermCheckBlockDays is null or (>= 0 and <= LongestTermCheckBlock), "termCheckBlockDays", RuleBook.PolicyTermCheckBlock);
        Require(DropoutReviewDays is null or (>= 1 and <= LongestDropoutReviewDays), "dropoutReviewDays", RuleBook.PolicyDropoutReviewDays);
        return faults;

        void Require(bool holds, string name, Rule rule)
        {
            if (!holds)
            {
                faults.Add(new Fault($"{path}.{name}", rule));
            }
        }
    }

    /// <summary>The clock of a step under this policy.</summary>
    /// <param name="longest">Working days that the step's own rule leaves at most.</param>
    public StepClock Clock(int longest = StepClock.LongestLimit)
    {
        var limit = Math.Min(StepDays ?? longest, longest);
        return new(limit, Math.Min(RemindAfterDays ?? StepClock.Usual.RemindAfter, Math.Max(1, limit - 1)),
            EscalateEveryDays ?? StepClock.Usual.EscalateEvery);
    }

    /// <summary>The clock of an authority's review of dropouts; it reminds when as much of the limit has passed as with a step (7 of 10 days).</summary>
    public StepClock DropoutReviewClock()
    {
        var limit = DropoutReviewDays ?? UsualDropoutReviewDays;
        return new(limit, Math.Max(1, limit * StepClock.Usual.RemindAfter / StepClock.Usual.Limit), EscalateEveryDays ?? StepClock.Usual.EscalateEvery);
    }

    /// <summary>Whether new transfers rest on a day.</summary>
    /// <param name="finalGrade">Of a student in the final grade.</param>
    public bool Freezes(DateOnly day, bool finalGrade) =>
        Freezes(day, FreezeFrom ?? UsualFreezeFrom) || (finalGrade && Freezes(day, FinalGradeFreezeFrom ?? UsualFinalGradeFreezeFrom));

    /// <summary>Whether new transfers are taken on a day, as far as the windows go.</summary>
    public bool TakesTransfers(DateOnly day) => IsWithin(TransferWindows, day);

    /// <summary>Whether schools may ask on a day for graduates of other provinces.</summary>
    public bool TakesStudyElsewhere(DateOnly day) => IsWithin(StudyElsewhereWindows ?? UsualStudyElsewhereWindows, day);

    private static bool IsWithin(IReadOnlyList<string>? windows, DateOnly day) =>
        windows is not { Count: > 0 } || windows.Any(text => Window(text) is var (first, last) && YearlyDay.Of(day).IsWithin(first, last));

    private static bool AreWindows(IReadOnlyList<string>? windows) => windows is null || windows.All(window => Window(window) is not null);

    private static (YearlyDay First, YearlyDay Last)? Window(string? text) =>
        text?.Split('/') is [var from, var until] && YearlyDay.TryParse(from, out var first) && YearlyDay.TryParse(until, out var last)
            ? (first, last)
            : null;

    private bool Freezes(DateOnly day, string first) =>
        YearlyDay.TryParse(first, out var from)
        && YearlyDay.TryParse(FreezeUntil ?? UsualFreezeUntil, out var until)
        && YearlyDay.Of(day).IsWithin(from, until);
}
