using System.Text.Json;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Cases;

public sealed class CaseDecisionsTests
{
    private readonly CaseRecord _record = Started(Open(OtherProvince));

    [Fact]
    public void Locking_the_student_opens_the_first_step_that_is_not_decided()
    {
        Assert.Equal(CaseState.Open, _record.State);
        Assert.Equal(1, _record.OpenStep);
        Assert.Equal(new DateOnly(2026, 12, 8), _record.Holder!.DueDate);
        Assert.False(_record.Holder.Provisional);
    }

    [Fact]
    public void Each_approval_hands_the_case_to_the_next_office_and_the_last_one_makes_it_take_effect()
    {
        var later = Now.AddDays(2);
        var record = Approved(_record, later);

        Assert.Equal(2, record.OpenStep);
        Assert.Equal(later, record.Holder!.OpenedAt);
        Assert.Equal(
            (StepState.Approved, "officer.530102", later), (record.Steps[1].State, record.Steps[1].DecidedBy, record.Steps[1].DecidedAt));

        record = Approved(Approved(record));

        Assert.Equal(CaseState.Applying, record.State);
        Assert.Null(record.Holder);
        Assert.All(record.Steps, step => Assert.Equal(StepState.Approved, step.State));
    }

    [Fact]
    public void Refusal_ends_the_case_and_keeps_its_reason()
    {
        var record = CaseRecord.Apply(_record, Accepted.Value(Decide(Officer(Wuhua), "refuse", "材料不全")));

        Assert.Equal(CaseState.Refused, record.State);
        Assert.Equal((StepState.Refused, "材料不全"), (record.Steps[1].State, record.Steps[1].Reason));
        Assert.Equal(Now, record.EndedAt);
        Assert.False(record.Released);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Refusal_without_a_reason_is_refused(string? reason) =>
        Refused.For(Decide(Officer(Wuhua), "refuse", reason), ("reason", RuleBook.CaseRefusalReason));

    [Fact]
    public void Decision_is_one_of_two_and_its_reason_one_line()
    {
        Refused.For(Decide(Officer(Wuhua), "maybe", "好"), ("decision", RuleBook.CaseDecisionUnknown));
        Refused.For(
            Decide(Officer(Wuhua), null, "两\n行"), ("decision", RuleBook.CaseDecisionUnknown), ("reason", RuleBook.CaseReason));
        Refused.For(Decide(Officer(Wuhua), "refuse", new string('长', 501)), ("reason", RuleBook.CaseReason));
        Assert.True(Decide(Officer(Wuhua), "refuse", new string('长', 500)).Accepted);
    }

    [Fact]
    public void Only_the_office_that_holds_the_step_decides_it()
    {
        Refused.With(Decide(Registrar(Home)), RuleBook.CaseStepWaiting);
        Refused.With(Decide(Registrar(OtherProvince)), RuleBook.CaseStepDecided);
        Refused.With(Decide(Officer(AuthorityCode.Parse("530000"))), RuleBook.CaseStepOffice);
        Refused.With(Decide(Samples.NationalOperator), RuleBook.CaseStepOffice);
        Refused.With(Decide(Officer(Wuhu)), RuleBook.CaseNotFound);
        Refused.With(Decide(Officer(Wuhua) with { Role = Role.Auditor }), RuleBook.RoleNotAllowed);
        Assert.True(Decide(Officer(Wuhua) with { Role = Role.Gateway }).Accepted);
    }

    [Fact]
    public void Second_decision_of_one_step_finds_it_decided()
    {
        var record = Approved(_record);

        Refused.With(CaseDecisions.Decide(record, Officer(Wuhua), new("refuse", "晚了"), Now, Days), RuleBook.CaseStepDecided);
    }

    [Fact]
    public void Ended_case_is_no_longer_decided_or_withdrawn()
    {
        var record = CaseRecord.Apply(_record, Accepted.Value(CaseDecisions.Withdraw(_record, Registrar(OtherProvince), "不转了", Now)));

        Assert.Equal((CaseState.Withdrawn, "不转了"), (record.State, record.WithdrawalReason));
        Refused.With(CaseDecisions.Decide(record, Officer(Wuhua), new("approve", null), Now, Days), RuleBook.CaseEnded);
        Refused.With(CaseDecisions.Withdraw(record, Registrar(OtherProvince), null, Now), RuleBook.CaseEnded);
    }

    [Fact]
    public void Only_the_starting_office_withdraws_and_only_before_the_case_takes_effect()
    {
        Refused.With(CaseDecisions.Withdraw(_record, Registrar(Home), null, Now), RuleBook.CaseWithdrawalOffice);
        Refused.With(CaseDecisions.Withdraw(_record, Officer(Wuhua), null, Now), RuleBook.CaseWithdrawalOffice);
        Refused.With(CaseDecisions.Withdraw(ApprovedByAll(_record), Registrar(OtherProvince), null, Now), RuleBook.CaseEnded);
        Refused.For(CaseDecisions.Withdraw(_record, Registrar(OtherProvince), "\t行", Now), ("reason", RuleBook.CaseReason));
        Assert.True(CaseDecisions.Withdraw(_record, Registrar(OtherProvince), null, Now).Accepted);
        var opening = CaseRecord.Apply(null, Open(OtherProvince).Value!);
        Assert.True(CaseDecisions.Withdraw(opening, Registrar(OtherProvince), null, Now).Accepted);
    }

    [Fact]
    public void Authority_that_was_told_of_an_overdue_step_clears_the_case_with_a_reason()
    {
        var overdue = CaseRecord.Apply(
            _record, CaseDeadlines.Passed(_record, CaseDeadlines.Remind, _record.Holder!.DueAt!.Value, Days)!);
        var prefecture = Officer(AuthorityCode.Parse("530100"));

        Refused.With(CaseDecisions.Withdraw(_record, prefecture, "清理", Now), RuleBook.CaseWithdrawalOffice);
        Assert.Empty(CaseAccess.ActionsOf(_record, prefecture));
        Assert.Equal([CaseActionKind.Withdraw], CaseAccess.ActionsOf(overdue, prefecture).Select(action => action.Kind));
        Refused.For(CaseDecisions.Withdraw(overdue, prefecture, null, Now), ("reason", RuleBook.CaseReasonRequired));
        Refused.With(CaseDecisions.Withdraw(overdue, Officer(AuthorityCode.Parse("530000")), "清理", Now), RuleBook.CaseWithdrawalOffice);
        var cleared = CaseRecord.Apply(overdue, Accepted.Value(CaseDecisions.Withdraw(overdue, prefecture, "清理", Now)));
        Assert.Equal((CaseState.Withdrawn, "officer.530100"), (cleared.State, cleared.WithdrawnBy));
    }

    [Fact]
    public void Approval_is_no_action_before_the_evidence_is_there()
    {
        var record = Started(Open(Form("death") with { Date = "2026-11-20" }));

        Assert.Equal([CaseActionKind.Refuse, CaseActionKind.AttachEvidence], Kinds(record));
        Assert.Equal([CaseActionKind.Approve, CaseActionKind.Refuse, CaseActionKind.AttachEvidence], Kinds(WithEvidence(record)));

        static IEnumerable<CaseActionKind> Kinds(CaseRecord record) =>
            CaseAccess.ActionsOf(record, Officer(Yaohai)).Select(action => action.Kind);
    }

    [Fact]
    public void Place_is_held_until_the_case_has_ended()
    {
        Assert.Equal(OtherProvince, _record.PlaceHeld);
        var applying = ApprovedByAll(_record);
        Assert.Equal(OtherProvince, applying.PlaceHeld);
        Assert.Null(CaseRecord.Apply(applying, new CaseCompleted(null) { At = Now }).PlaceHeld);
        Assert.Null(CaseRecord.Apply(applying, new CaseRejected(RuleBook.ClassFull.Id) { At = Now }).PlaceHeld);
    }

    [Fact]
    public void Some_cases_are_approved_with_evidence_only_and_refused_without()
    {
        var record = Started(Open(Form("death") with { Date = "2026-11-20" }));

        Refused.With(
            CaseDecisions.Decide(record, Officer(Yaohai), new("approve", null), Now, Days), RuleBook.CaseEvidenceRequired);
        Assert.True(CaseDecisions.Decide(record, Officer(Yaohai), new("refuse", "缺少证明"), Now, Days).Accepted);
        Assert.Equal(CaseState.Applying, Approved(WithEvidence(record)).State);
    }

    [Theory]
    [InlineData("2153000001", "withdraw,attachEvidence")]
    [InlineData("530102", "approve,refuse,attachEvidence")]
    [InlineData("340102", "attachEvidence")]
    [InlineData("530000", "")]
    public void Actions_are_those_that_the_office_may_take_now(string office, string expected)
    {
        Assert.True(Office.TryParse(office, out var parsed));

        var actions = CaseAccess.ActionsOf(_record, Of(parsed));

        Assert.Equal(expected, string.Join(',', actions.Select(action => JsonNamingPolicy.CamelCase.ConvertName($"{action.Kind}"))));
        Assert.All(actions, action => Assert.Equal(
            action.Kind is CaseActionKind.Approve or CaseActionKind.Refuse ? _record.Holder!.DueDate : null, action.DueDate));
    }

    [Theory]
    [InlineData("000000", true)]
    [InlineData("340000", true)]
    [InlineData("340100", true)]
    [InlineData("530100", true)]
    [InlineData("2134000001", true)]
    [InlineData("2153000001", true)]
    [InlineData("340103", false)]
    [InlineData("110000", false)]
    [InlineData("2134000002", false)]
    public void Case_is_seen_by_both_sides_and_those_above_them(string office, bool seen)
    {
        Assert.True(Office.TryParse(office, out var parsed));

        Assert.Equal(seen, CaseAccess.MayNotSee(_record, Of(parsed)) is null);
    }

    private Decision<CaseEvent> Decide(Caller caller, string? decision = "approve", string? reason = null) =>
        CaseDecisions.Decide(_record, caller, new CaseDecision(decision, reason), Now, Days);
}
