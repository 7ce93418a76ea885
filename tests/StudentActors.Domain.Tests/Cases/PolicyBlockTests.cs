using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Cases;

/// <summary>What a region may set besides for transfers and suspensions: each refuses only when it is set, and only what it is about.</summary>
public sealed class PolicyBlockTests
{
    /// <summary>For three months from the day of the samples.</summary>
    internal static readonly CaseForm Suspension = Form("suspension") with { Date = "2026-11-24", Until = "2027-02-23" };

    private static readonly DateTimeOffset InMarch = new(2027, 3, 10, 2, 0, 0, TimeSpan.Zero);

    private static readonly ClassId FinalGrade = new(Stage.Primary, 2021, 1);

    internal static Decision<CaseOpened> SeniorThree(CasePolicy policy, int entryYear = 2024)
    {
        var student = Senior with { Place = Senior.Place with { Class = new ClassId(Stage.Senior, entryYear, 1) } };
        var to = Place("3453000001", Wuhua, $"senior-{entryYear}-1") with { StageYears = 3 };
        return Open(to, student, receiving: policy);
    }

    /// <summary>In the last term of primary school, unless another class is given.</summary>
    internal static Decision<CaseOpened> LastTerm(CasePolicy policy, ClassId? classId = null, string date = "2027-03-10")
    {
        var student = Student() with { Place = Home with { Class = classId ?? FinalGrade } };
        return Open(Form("suspension") with { Date = date, Until = "2027-05-31" }, student, policy);
    }

    [Fact]
    public void Transfers_are_taken_within_the_windows_of_both_sides()
    {
        var open = new CasePolicy { TransferWindows = ["11-20/11-30"] };
        var shut = new CasePolicy { TransferWindows = ["08-25/09-10", "02-20/03-05"] };

        Assert.True(Open(OtherProvince, sending: open, receiving: open).Accepted);
        Assert.Equal(RuleBook.TransferWindow, Open(OtherProvince, sending: open, receiving: shut).Refusal!.Rule);
        Assert.Equal(RuleBook.TransferWindow, Open(OtherProvince, sending: shut, receiving: open).Refusal!.Rule);
    }

    [Fact]
    public void The_first_term_of_a_stage_is_blocked_where_it_is_set_and_only_then()
    {
        var policy = new CasePolicy { BlockFirstTerm = [Stage.Primary] };

        Assert.Equal(RuleBook.TransferFirstTerm, Open(OtherProvince, sending: policy).Refusal!.Rule);
        Assert.True(Open(OtherProvince, sending: new CasePolicy { BlockFirstTerm = [Stage.Senior] }).Accepted);
        Assert.True(Open(OtherProvince, sending: policy, now: InMarch).Accepted);
        Assert.True(Open(
            Place("2153000001", Wuhua, "primary-2025-1"),
            Student() with { Place = Home with { Class = new ClassId(Stage.Primary, 2025, 1) } }, sending: policy).Accepted);
    }

    [Fact]
    public void The_third_year_of_senior_high_is_blocked_and_no_other()
    {
        var policy = new CasePolicy { BlockSeniorThree = true };

        Assert.Equal(RuleBook.TransferSeniorThree, SeniorThree(policy).Refusal!.Rule);
        Assert.True(SeniorThree(CasePolicy.Nothing).Accepted);
        Assert.True(SeniorThree(policy, entryYear: 2025).Accepted);
    }

    [Fact]
    public void A_ground_is_asked_for_where_there_is_a_list()
    {
        var policy = new CasePolicy { SuspensionGrounds = [SuspensionGround.Illness, SuspensionGround.Injury] };

        Assert.Equal(RuleBook.SuspensionGroundNotAllowed, Open(Suspension, policy: policy).Refusal!.Rule);
        Assert.Equal(RuleBook.SuspensionGroundNotAllowed, Open(Suspension with { Ground = "family" }, policy: policy).Refusal!.Rule);
        var opened = Accepted.Value(Open(Suspension with { Ground = "illness" }, policy: policy));
        Assert.Equal(SuspensionGround.Illness, Assert.IsType<SuspensionEffect>(opened.Effect).Ground);
        Assert.True(Open(Suspension).Accepted);
        Refused.For(StatusChangeCheck.Check(Form("death") with { Date = "2026-11-20", Ground = "illness" }, Today), ("ground", RuleBook.CaseFieldUnused));
    }

    [Fact]
    public void Proof_is_asked_for_where_the_policy_says_so_even_if_the_school_decides_alone()
    {
        var record = Started(Open(Suspension, policy: new CasePolicy { SuspensionProof = true }));
        var alone = Started(Open(Suspension, policy: new CasePolicy { SuspensionProof = true, SuspensionApproval = false }));

        Assert.Equal(RuleBook.CaseEvidenceRequired, Approve(record).Refusal!.Rule);
        Assert.DoesNotContain(CaseAccess.ActionsOf(record, Officer(Yaohai)), action => action.Kind == CaseActionKind.Approve);
        Assert.True(Approve(WithEvidence(record)).Accepted);
        Assert.Equal(RuleBook.CaseEvidenceRequired, Approve(alone).Refusal!.Rule);
        Assert.True(Approve(Started(Open(Suspension))).Accepted);
    }

    [Fact]
    public void A_suspension_is_granted_and_extended_for_so_long_at_once()
    {
        var policy = new CasePolicy { SuspensionOnceMonths = 3, SuspensionMonths = 12 };
        var suspended = Student() with
        {
            Status = StudentStatus.Suspended,
            Suspension = new SuspensionTerm(new DateOnly(2026, 9, 1), new DateOnly(2026, 11, 30), 2),
        };

        Assert.True(Open(Suspension, policy: policy).Accepted);
        Assert.Equal(RuleBook.SuspensionOnce, Open(Suspension with { Until = "2027-02-24" }, policy: policy).Refusal!.Rule);
        Assert.True(Open(Suspension with { Until = "2027-02-28" }, suspended, policy).Accepted);
        Assert.Equal(RuleBook.SuspensionOnce, Open(Suspension with { Until = "2027-03-01" }, suspended, policy).Refusal!.Rule);
    }

    [Fact]
    public void The_last_term_of_the_final_grade_is_blocked_and_no_other()
    {
        var policy = new CasePolicy { BlockSuspensionLastTerm = true };

        Assert.Equal(RuleBook.SuspensionLastTerm, LastTerm(policy).Refusal!.Rule);
        Assert.True(LastTerm(CasePolicy.Nothing).Accepted);
        Assert.True(LastTerm(policy, FinalGrade with { EntryYear = 2022 }).Accepted);
        Assert.True(LastTerm(policy, date: "2026-12-01").Accepted);
    }

    private static Decision<CaseEvent> Approve(CaseRecord record) =>
        CaseDecisions.Decide(record, Of(record.Holder!.Office), new CaseDecision("approve", null), Now, Days);
}
