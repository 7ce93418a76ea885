using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Dropouts;

/// <summary>A girl in Hefei whose household is registered in Kunming stays away from school.</summary>
public sealed class DropoutHandoverTests
{
    private static readonly DateOnly Since = new(2026, 10, 8);

    // The autumn term ends on 31 January.
    private static readonly DateTimeOffset TermEnd = ChinaTime.StartOf(new DateOnly(2027, 2, 1));

    internal static StudentRecord DroppedOut => Dropped(Wuhua);

    internal static StudentRecord HandedOver =>
        StudentRecord.Apply(DroppedOut, Accepted.Value(DropoutHandovers.HandOver(DroppedOut, Id, Wuhua)));

    internal static Decision<CaseOpened> Start(string household, StudentRecord? student = null, Caller? caller = null) =>
        Open(Form("dropoutHandover") with { Household = household }, student ?? Dropped(null), caller: caller ?? Officer(Yaohai));

    [Fact]
    public void At_the_term_s_end_the_home_authority_hands_over_and_the_county_of_the_household_receives()
    {
        Assert.Equal([new(DropoutHandovers.Deadline, TermEnd, Since.DayNumber)], DropoutHandovers.Of(DroppedOut));

        var opened = CaseRecord.Apply(null, Accepted.Value(DropoutHandovers.Decide(DroppedOut, CasePolicy.Nothing, TermEnd)));

        Assert.Equal(
            [(CaseParty.Authority, Office.Of(Yaohai), StepState.Waiting), (CaseParty.HouseholdAuthority, Office.Of(Wuhua), StepState.Waiting)],
            opened.Steps.Select(step => (step.Party, step.Office, step.State)));
        Assert.Equal((Office.Of(Yaohai), SuspensionExpiry.Registry), (opened.Starter, opened.StartedBy));
        Assert.False(opened.Type.LocksRecord());
        Assert.Equal(RuleBook.CaseStatus, DropoutHandovers.Decide(DroppedOut, CasePolicy.Nothing, TermEnd.AddTicks(-1)).Refusal!.Rule);
    }

    [Fact]
    public void Nothing_is_owed_for_a_child_of_the_county_or_one_who_is_back_or_was_handed_over()
    {
        Assert.Empty(DropoutHandovers.Of(Dropped(null)));
        Assert.Empty(DropoutHandovers.Of(Dropped(Yaohai)));
        Assert.Empty(DropoutHandovers.Of(DroppedOut with { Status = StudentStatus.Enrolled }));
        Assert.Empty(DropoutHandovers.Of(HandedOver));
        Assert.Equal(RuleBook.CaseStatus, DropoutHandovers.Decide(Dropped(Yaohai), CasePolicy.Nothing, TermEnd).Refusal!.Rule);
    }

    [Fact]
    public void The_school_names_the_household_with_the_dropout_and_persuasion_keeps_it()
    {
        var student = Student();
        var record = ApprovedByAll(Started(Open(Form("dropout") with { Date = "2026-10-08", Household = Wuhua.Value }, student)));
        student = StudentRecord.Apply(student, Accepted.Value(StudentCases.Begin(student, record.Id, record.Type, student.Place)));
        student = StudentRecord.Apply(student, Accepted.Value(StudentCases.Apply(student, record.Id, record.Effect, Today)));
        student = StudentRecord.Apply(student, new PersuasionRecorded(new(2026, 11, 20)));

        Assert.Equal((Since, Wuhua, 1), (student.Absence!.Since, student.Absence.Household!.Value, student.Absence.Persuasions.Count));
        Assert.Single(DropoutHandovers.Of(student));
    }

    [Fact]
    public void The_authority_starts_it_for_a_household_that_was_not_named_and_so_its_step_is_done()
    {
        var record = Started(Start(Wuhua.Value));

        Assert.Equal(Office.Of(Wuhua), record.Holder!.Office);
        Assert.Equal(Office.Of(Yaohai), Started(Start(Wuhua.Value, caller: Registrar(Home))).Holder!.Office);
        Assert.Null(CaseAccess.MayNotSee(record, Officer(Wuhua)));
        Assert.Equal(RuleBook.CaseNotFound, CaseAccess.MayNotSee(record, Officer(Wuhu))!.Rule);
        Assert.Equal(CaseState.Applying, Approved(record).State);
    }

    [Fact]
    public void It_is_for_children_who_have_dropped_out_and_may_go_on_beside_the_case_of_their_return()
    {
        Assert.Equal(RuleBook.CaseStatus, Start(Wuhua.Value, Student()).Refusal!.Rule);
        Assert.Equal(RuleBook.HandoverSameCounty, Start(Yaohai.Value).Refusal!.Rule);
        Assert.Equal(RuleBook.HandoverBefore, Start(Wuhua.Value, HandedOver).Refusal!.Rule);
        Assert.True(Start(Wuhua.Value, Dropped(null) with { OpenCase = new(Id, CaseType.DropoutReturn) }).Accepted);
    }

    [Fact]
    public void The_record_learns_of_it_once()
    {
        var other = CaseId.Of(Samples.Student, Guid.NewGuid());

        Assert.Equal((Id, Wuhua), (HandedOver.Absence!.HandedOver!.Case, HandedOver.Absence.HandedOver.To));
        Assert.True(DropoutHandovers.Knows(HandedOver, Id));
        Assert.False(DropoutHandovers.Knows(HandedOver, other));
        Assert.Equal(RuleBook.HandoverBefore, DropoutHandovers.HandOver(HandedOver, other, Wuhua).Refusal!.Rule);
        Assert.Equal(RuleBook.CaseStatus, DropoutHandovers.HandOver(Student(), Id, Wuhua).Refusal!.Rule);
    }

    [Fact]
    public void Each_term_asks_once()
    {
        var (autumn, spring) = (new Term(2026, TermSeason.Autumn), new Term(2027, TermSeason.Spring));

        Assert.Equal(autumn, DropoutHandovers.Ended(TermEnd));
        Assert.Equal(spring, DropoutHandovers.Ended(DropoutHandovers.NextLook(TermEnd)));
        Assert.Equal(DropoutHandovers.IdOf(DroppedOut, autumn), DropoutHandovers.IdOf(DroppedOut, autumn));
        Assert.NotEqual(DropoutHandovers.IdOf(DroppedOut, autumn), DropoutHandovers.IdOf(DroppedOut, spring));
    }

    private static StudentRecord Dropped(AuthorityCode? household) =>
        Student() with { Status = StudentStatus.DroppedOut, Absence = new Absence(Since, [], household) };
}
