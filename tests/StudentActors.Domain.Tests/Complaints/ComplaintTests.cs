using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using static StudentActors.Domain.Tests.Cases.CaseSamples;
using static StudentActors.Domain.Tests.Complaints.ComplaintSamples;

namespace StudentActors.Domain.Tests.Complaints;

/// <summary>3 working days to ask, then 5 to answer, 5 to decide and 5 to carry it out.</summary>
public sealed class ComplaintTests
{
    private static readonly Office School = Office.Of(Home.School);

    [Fact]
    public void The_authority_asks_the_office_answers_the_authority_decides_and_the_office_carries_it_out()
    {
        var record = Started(Complain(RefusedBySchool(SamePrefecture)));

        Assert.Equal(
            [
                (StepTask.Inquire, Office.Of(Authority("340100")), 3), (StepTask.Answer, School, 5), (StepTask.Rule, Office.Of(Authority("340100")), 5),
                (StepTask.CarryOut, School, 5), (StepTask.Tell, Office.Of(SamePrefecture.School), 5),
            ],
            record.Steps.Select(step => (step.Task!.Value, step.Office, step.Clock.Limit)));
        var due = new List<DateOnly>();
        while (record.Holder is { } step)
        {
            due.Add(step.DueDate!.Value);
            record = Decided(record);
        }

        Assert.Equal([new(2026, 11, 27), .. Enumerable.Repeat(new DateOnly(2026, 12, 1), 4)], due);
        Assert.Equal((CaseState.Applying, ComplaintOutcome.Upheld), (record.State, ComplaintOutcomes.Of(record)!.Value));
        Assert.Empty(CaseRecord.Apply(record, new CaseCompleted(null) { At = Now }).SchoolsTouched);
        Assert.False(record.Type.LocksRecord());
    }

    [Fact]
    public void A_policy_shortens_the_limits_and_never_lengthens_them()
    {
        var record = Started(Complain(RefusedBySchool(SameCounty), policy: new CasePolicy { StepDays = 4, RemindAfterDays = 3 }));

        Assert.Equal([3, 4, 4, 4, 4], record.Steps.Select(step => step.Clock.Limit));
        Assert.Equal([2, 3, 3, 3, 3], record.Steps.Select(step => step.Clock.RemindAfter));
    }

    [Theory]
    [InlineData("2134000002", "2134000001", "340102")] // two schools of a county
    [InlineData("2134000003", "2134000001", "340100")] // two counties
    [InlineData("2134000004", "2134000001", "340000")] // two prefectures
    [InlineData("2153000001", "2134000001", "000000")] // two provinces
    [InlineData("2134000002", "340102", "340100")] // nobody judges itself
    [InlineData("2134000002", "340100", "340000")]
    [InlineData("2134000002", "340000", "000000")]
    public void Responsible_is_the_lowest_authority_above_all_sides(string receiving, string against, string responsible)
    {
        var to = new[] { SameCounty, SamePrefecture, SameProvince, OtherProvince }.Single(place => place.School.Value == receiving);
        Assert.True(Office.TryParse(against, out var office));

        Assert.Equal(Authority(responsible), Started(Complain(RefusedBySchool(to), office)).Holder!.Office.Authority);
    }

    [Fact]
    public void A_complaint_needs_no_case_and_any_office_takes_it()
    {
        var record = Started(Complain(Student(), HomeOf(School), Registrar(OtherProvince)));

        Assert.Equal((Office.Of(Yaohai), School), (record.Holder!.Office, ((ComplaintEffect)record.Effect).Against));
        Assert.Equal(Office.Of(OtherProvince.School), record.Steps[^1].Office);
        Assert.Equal(RuleBook.RoleNotAllowed, Complain(Student(), HomeOf(School), new("auditor", Role.Auditor, Office.Of(Yaohai))).Refusal!.Rule);
        Assert.Equal(RuleBook.IdentityMismatch, Complain(Student() with { Name = "王小明" }, HomeOf(School), Registrar(Home)).Refusal!.Rule);
    }

    [Fact]
    public void Who_does_not_see_the_case_does_not_complain_about_it_nor_about_others_in_it()
    {
        var refused = RefusedBySchool(SamePrefecture);

        Assert.Equal(RuleBook.CaseNotFound, Complain(refused, caller: Registrar(OtherProvince)).Refusal!.Rule);
        Assert.Equal(RuleBook.ComplaintParty, Complain(refused, Office.Of(SameCounty.School)).Refusal!.Rule);
        Assert.Equal(RuleBook.ComplaintParty, Complain(refused, Office.Of(Wuhu)).Refusal!.Rule);
        Assert.True(Complain(refused, Office.Of(Luyang)).Accepted);
        Assert.True(Complain(refused, caller: Officer(Yaohai)).Accepted);
        Assert.Equal(RuleBook.ComplaintNation, Complain(refused, Office.Nation).Refusal!.Rule);
    }

    [Fact]
    public void It_may_be_raised_while_the_case_is_open_and_after_it_has_ended()
    {
        Assert.True(Complain(AtSendingSchool(SameCounty)).Accepted);
        Assert.True(Complain(RefusedBySchool(SameCounty)).Accepted);
        Assert.True(Complain(ApprovedByAll(Started(Open(SameCounty)))).Accepted);

        // About how another complaint was handled, too: that is how a decision is appealed against.
        Assert.Equal(
            Office.Of(Authority("340000")), Started(Complain(At(StepTask.Tell, RefusedBySchool(SamePrefecture)), Office.Of(Authority("340100")))).Holder!.Office);
    }

    [Fact]
    public void An_office_that_stands_by_what_it_did_leaves_the_decision_to_the_authority()
    {
        var record = Decided(At(StepTask.Answer), "refuse", "家长未办结手续");

        Assert.Equal((StepState.Refused, StepTask.Rule, CaseState.Open), (record.Steps[1].State, record.Holder!.Task!.Value, record.State));
        Assert.Null(ComplaintOutcomes.Of(record));
    }

    [Fact]
    public void A_dismissed_complaint_is_told_and_nothing_is_carried_out()
    {
        var record = Decided(At(StepTask.Rule), "refuse", "符合规定");

        Assert.Equal(
            [StepState.Approved, StepState.Approved, StepState.Refused, StepState.Dropped, StepState.Open], record.Steps.Select(step => step.State));
        Assert.Equal(ComplaintOutcome.Dismissed, ComplaintOutcomes.Of(record));
        Assert.Equal(CaseState.Applying, Decided(record).State);
    }

    [Fact]
    public void An_authority_that_is_not_responsible_passes_it_one_level_up()
    {
        var record = Started(Complain(RefusedBySchool(SameProvince)));

        var raised = Decided(record, "refuse", "不属本级受理", Now.AddDays(1));

        Assert.Equal((Office.Nation, new DateOnly(2026, 11, 30)), (raised.Holder!.Office, raised.Holder.DueDate!.Value));
        Assert.Equal([Office.Of(Authority("340000"))], raised.Holder.PassedBy!);
        Assert.Equal(Office.Nation, raised.Steps[2].Office);
        Assert.Equal(School, raised.Steps[1].Office);
        Assert.Equal(RuleBook.ComplaintHighest, Decide(raised, "refuse", "不属本级受理").Refusal!.Rule);
    }

    [Fact]
    public void What_was_decided_is_carried_out_and_told_and_not_refused()
    {
        foreach (var task in new[] { StepTask.CarryOut, StepTask.Tell })
        {
            var record = At(task);
            Assert.Equal(RuleBook.ComplaintToBeDone, Decide(record, "refuse", "不同意").Refusal!.Rule);
            Assert.DoesNotContain(CaseAccess.ActionsOf(record, Of(record.Holder!.Office)), action => action.Kind == CaseActionKind.Refuse);
        }

        Assert.Contains(CaseAccess.ActionsOf(At(StepTask.Rule), Samples.NationalOperator with { Office = Office.Nation }), action => action.Kind == CaseActionKind.Refuse);
    }

    [Fact]
    public void Every_step_says_something()
    {
        foreach (var task in Enum.GetValues<StepTask>())
        {
            Assert.Equal(RuleBook.ComplaintText, Decide(At(task), reason: " ").Refusal!.Rule);
        }
    }

    [Fact]
    public void An_office_with_a_later_step_waits_for_it()
    {
        var record = At(StepTask.Answer, RefusedBySchool(SamePrefecture));

        Assert.Equal(
            RuleBook.CaseStepWaiting,
            CaseDecisions.Decide(record, Officer(Authority("340100")), new CaseDecision("approve", "成立"), Now, Days).Refusal!.Rule);
    }

    [Fact]
    public void The_office_that_took_it_takes_it_back_until_it_is_decided_and_nobody_else_does()
    {
        var record = At(StepTask.Rule);
        var late = Overdue(At(StepTask.Answer));

        Assert.True(CaseDecisions.Withdraw(record, Registrar(OtherProvince), null, Now).Accepted);
        Assert.Equal(RuleBook.ComplaintRuled, CaseDecisions.Withdraw(At(StepTask.CarryOut), Registrar(OtherProvince), null, Now).Refusal!.Rule);
        Assert.Equal([Yaohai], late.Holder!.EscalatedTo);
        Assert.Equal(RuleBook.CaseWithdrawalOffice, CaseDecisions.Withdraw(late, Officer(Yaohai), "清理", Now).Refusal!.Rule);
    }

    [Fact]
    public void A_step_that_nobody_decides_goes_up_level_by_level_until_the_nation()
    {
        var record = At(StepTask.Answer, RefusedBySchool(SamePrefecture));
        var holders = new List<Office>();
        var now = Now;
        for (var passed = 0; passed < 24; passed++)
        {
            var deadline = CaseDeadlines.Of(record, Days).MinBy(due => due.DueAt)!;
            Assert.True(deadline.DueAt >= now);
            now = deadline.DueAt;
            record = CaseRecord.Apply(record, CaseDeadlines.Passed(record, deadline.Kind, now, Days)!);
            if (holders.LastOrDefault() != record.Holder!.Office)
            {
                holders.Add(record.Holder.Office);
            }
        }

        Assert.Equal([School, Office.Of(Yaohai), Office.Of(Authority("340100")), Office.Of(Authority("340000")), Office.Nation], holders);
        Assert.Equal(holders[..^1], record.Holder!.PassedBy!);
        Assert.True(record.Holder.Overdue);

        // What the school would carry out stays the school's, and who answers for it is recorded.
        Assert.Equal(School, record.Steps[3].Office);
        Assert.Equal(StepTask.Rule, Decided(record, now: now).Holder!.Task);
    }

    [Fact]
    public void A_refused_case_goes_on_by_a_new_one_with_the_refused_step_approved()
    {
        var refused = WithEvidenceOf(RefusedBySchool(OtherProvince));

        var record = Started(CaseReopening.Decide(ReopenedId, refused, School, "registrar.2134000001", "已落实", Now.AddDays(3)));

        Assert.Equal((refused.Id, refused.Type, refused.Starter), (record.Reopens, record.Type, record.Starter));
        Assert.Equal([StepState.Approved, StepState.Approved, StepState.Approved, StepState.Open], record.Steps.Select(step => step.State));
        Assert.Equal(("registrar.2134000001", "已落实"), (record.Steps[2].DecidedBy, record.Steps[2].Reason));
        Assert.Equal((Office.Of(Yaohai), refused.Evidence.Count), (record.Holder!.Office, record.Evidence.Count));
        Assert.Equal(refused.PlaceNeeded, record.PlaceHeld);
    }

    [Fact]
    public void After_the_last_step_s_refusal_nothing_is_left_to_be_decided()
    {
        var form = Form("suspension") with { Date = "2026-12-01", Until = "2027-03-01" };
        var refused = Decided(Started(Open(form)), "refuse", "不符合条件");

        Assert.Equal(CaseState.Applying, Started(CaseReopening.Decide(ReopenedId, refused, Office.Of(Yaohai), "officer", "已落实", Now)).State);
    }

    [Fact]
    public void Only_a_refusal_of_the_office_complained_of_is_taken_back()
    {
        var refused = RefusedBySchool(SamePrefecture);

        Assert.Equal(ComplaintRemedy.Reopen, CaseReopening.RemedyOf(refused, School));
        Assert.Equal(ComplaintRemedy.Report, CaseReopening.RemedyOf(refused, Office.Of(Luyang)));
        Assert.Equal(ComplaintRemedy.Decide, CaseReopening.RemedyOf(AtSendingSchool(SamePrefecture), School));
        Assert.Equal(ComplaintRemedy.Report, CaseReopening.RemedyOf(At(StepTask.Rule), School));
        Assert.Equal(RuleBook.CaseEnded, CaseReopening.Decide(ReopenedId, refused, Office.Of(Luyang), "officer", "已落实", Now).Refusal!.Rule);
    }

    [Fact]
    public void The_case_by_which_it_goes_on_has_one_id_of_its_own()
    {
        Assert.NotEqual(Id, ReopenedId);
        Assert.NotEqual(ComplaintId, ReopenedId);
        Assert.Equal(ComplaintId.Bucket, ReopenedId.Bucket);
    }

    [Fact]
    public void A_complaint_names_a_case_or_a_student()
    {
        var form = AboutRecord(School);

        Assert.Equal(RuleBook.ComplaintSubject, Refused(form with { Case = Id.Value }));
        Assert.Equal(RuleBook.ComplaintSubject, Refused(form with { StudentNumber = null, Name = null }));
        Assert.Equal(RuleBook.ComplaintSubject, Refused(AboutCase(School) with { Case = Samples.Student.Value }));
        Assert.Equal(RuleBook.StudentNumberShape, Refused(form with { StudentNumber = "G1" }));
        Assert.Equal(RuleBook.ComplaintAgainst, Refused(form with { Against = "1" }));
        Assert.Equal(RuleBook.ComplaintComplainant, Refused(form with { Complainant = "parent" }));
        Assert.Equal(RuleBook.CaseReasonRequired, Refused(form with { Reason = null }));
        Assert.Equal(Complainant.Guardian, ComplaintCheck.Check(form with { Complainant = "监护人" }).Value!.By);

        static Rule Refused(ComplaintForm form) => ComplaintCheck.Check(form).Refusal!.Faults[0].Rule;
    }

    [Fact]
    public void It_is_no_case_of_a_record() =>
        Assert.Equal(RuleBook.CaseTypeUnknown, StatusChangeCheck.Check(Form("complaint"), Today).Refusal!.Rule);

    /// <summary>The limit of the open step has passed, after the reminder.</summary>
    private static CaseRecord Overdue(CaseRecord record)
    {
        foreach (var kind in new[] { CaseDeadlines.Remind, CaseDeadlines.Overdue })
        {
            var due = CaseDeadlines.Of(record, Days).Single(deadline => deadline.Kind == kind);
            record = CaseRecord.Apply(record, CaseDeadlines.Passed(record, kind, due.DueAt, Days)!);
        }

        return record;
    }

    private static CaseRecord WithEvidenceOf(CaseRecord refused) => refused with { Evidence = WithEvidence(Started(Open(OtherProvince))).Evidence };
}
