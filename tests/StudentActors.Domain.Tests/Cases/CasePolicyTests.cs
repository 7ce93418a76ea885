using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;

namespace StudentActors.Domain.Tests.Cases;

public sealed class CasePolicyTests
{
    private static readonly CasePolicy Full = new()
    {
        StepDays = 5,
        RemindAfterDays = 3,
        EscalateEveryDays = 2,
        ProvincialStep = true,
        PrefectureStep = true,
        FreezeFrom = "07-10",
        FinalGradeFreezeFrom = "06-20",
        FreezeUntil = "08-20",
        BlockFinalGrade = true,
        BlockSuspended = false,
        BlockGradeChange = false,
        BlockSameCounty = true,
        BlockSameCity = true,
        SuspensionApproval = false,
        SuspensionMonths = 24,
        KeyDataLevel = AuthorityLevel.Province,
        GradeChanges = [GradeChangeKind.Lower],
        ClosureApproval = false,
        DropoutReportDay = 5,
        TransferWindows = ["01-10/02-20", "12-20/01-05"],
        StudyElsewhereWindows = ["09-01/10-31"],
        BlockFirstTerm = [Stage.Senior],
        BlockSeniorThree = true,
        SuspensionGrounds = [SuspensionGround.Illness],
        SuspensionProof = true,
        SuspensionOnceMonths = 12,
        BlockSuspensionLastTerm = true,
        PaperFiles = false,
        SupplementaryCase = true,
        SupplementaryProvince = true,
        TermCheckBlockDays = 14,
        DropoutReviewDays = 30,
    };

    [Fact]
    public void Settings_are_inherited_one_by_one()
    {
        Assert.Equal(Full, CasePolicy.Nothing.Over(Full));
        Assert.Equal(Full, Full.Over(CasePolicy.Nothing));
        Assert.Equal(Full with { StepDays = 8 }, new CasePolicy { StepDays = 8 }.Over(Full));
        Assert.All(typeof(CasePolicy).GetProperties(), property => Assert.NotNull(property.GetValue(Full)));
    }

    [Fact]
    public void Region_inherits_the_settings_of_the_level_above()
    {
        var province = RegionPolicy.Nothing with { Cases = Full };

        Assert.Equal(Full, RegionPolicy.Nothing.Over(province).Cases);
        var county = RegionPolicy.Nothing with { Cases = new() { BlockSameCounty = false } };
        Assert.Equal(Full with { BlockSameCounty = false }, county.Over(province).Cases);
        Assert.Equal(Full, province.Over(RegionPolicy.Nothing).Cases);
        Assert.Null(RegionPolicy.Nothing.Over(RegionPolicy.Nothing).Cases);
    }

    [Fact]
    public void Settings_in_range_are_accepted()
    {
        Assert.Empty(Full.Check("cases"));
        Assert.Empty(CasePolicy.Nothing.Check("cases"));
        Assert.Empty((RegionPolicy.Nothing with { Cases = Full }).Check());
    }

    [Fact]
    public void Settings_out_of_range_are_refused_all_at_once()
    {
        var wrong = new CasePolicy
        {
            StepDays = 11,
            RemindAfterDays = 0,
            EscalateEveryDays = 0,
            FreezeFrom = "02-29",
            FinalGradeFreezeFrom = "",
            FreezeUntil = "8-14",
            SuspensionMonths = 25,
        };

        Refused.Same(
            [
                ("cases.stepDays", RuleBook.PolicyStepDays), ("cases.remindAfterDays", RuleBook.PolicyRemindDays),
                ("cases.escalateEveryDays", RuleBook.PolicyEscalateDays), ("cases.freezeFrom", RuleBook.PolicyFreeze),
                ("cases.finalGradeFreezeFrom", RuleBook.PolicyFreeze), ("cases.freezeUntil", RuleBook.PolicyFreeze), ("cases.suspensionMonths", RuleBook.PolicySuspension),
            ],
            (RegionPolicy.Nothing with { Cases = wrong }).Check());
    }

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(5, 4, true)]
    [InlineData(null, 9, true)]
    [InlineData(null, 10, false)]
    public void Reminder_comes_before_the_limit(int? stepDays, int remind, bool accepted) =>
        Assert.Equal(accepted, new CasePolicy { StepDays = stepDays, RemindAfterDays = remind }.Check("cases").Count == 0);

    [Theory]
    [InlineData(null, null, 10, 7)]
    [InlineData(5, null, 5, 4)]
    [InlineData(5, 2, 5, 2)]
    [InlineData(1, null, 1, 1)]
    public void Clock_follows_the_settings(int? stepDays, int? remind, int limit, int after) =>
        Assert.Equal(new StepClock(limit, after, 5), new CasePolicy { StepDays = stepDays, RemindAfterDays = remind }.Clock());

    [Theory]
    [InlineData("2026-01-09", false)]
    [InlineData("2026-01-10", true)]
    [InlineData("2026-02-20", true)]
    [InlineData("2026-02-21", false)]
    [InlineData("2026-12-31", true)]
    [InlineData("2026-01-05", true)]
    public void Windows_take_both_their_ends_and_may_run_over_new_year(string day, bool taken) =>
        Assert.Equal(taken, Full.TakesTransfers(DateOnly.Parse(day, null)));

    [Fact]
    public void Without_windows_every_day_is_one()
    {
        Assert.True(CasePolicy.Nothing.TakesTransfers(new DateOnly(2026, 6, 1)));
        Assert.True(new CasePolicy { TransferWindows = [] }.Over(Full).TakesTransfers(new DateOnly(2026, 6, 1)));
    }

    [Theory]
    [InlineData("2026-08-14", false)]
    [InlineData("2026-08-15", true)]
    [InlineData("2026-12-14", true)]
    [InlineData("2026-12-15", false)]
    [InlineData("2026-02-28", false)]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-05-31", true)]
    [InlineData("2026-06-01", false)]
    public void Graduates_are_asked_for_in_the_usual_windows_unless_a_region_has_others(string text, bool taken)
    {
        var day = DateOnly.Parse(text, null);

        Assert.Equal(taken, CasePolicy.Nothing.TakesStudyElsewhere(day));
        Assert.False(Full.TakesStudyElsewhere(day));
        Assert.True(Full.TakesStudyElsewhere(new DateOnly(2026, 10, 31)));
    }
}
