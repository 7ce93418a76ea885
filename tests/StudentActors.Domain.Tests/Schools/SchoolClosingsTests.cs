using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Schools;

public sealed class SchoolClosingsTests
{
    private static readonly ClassMove Wanted = new(Samples.Class, Samples.Class with { Number = 1 });

    [Fact]
    public void A_merger_waits_for_the_level_above_and_then_closes_the_school_to_everybody()
    {
        Assert.Equal((ClosingState.Proposed, SchoolState.Open), (Closings.Proposed.Closing!.State, Closings.Proposed.State));
        Assert.Equal((ClosingState.Running, SchoolState.Closing), (Closings.Running.Closing!.State, Closings.Running.State));
        Assert.Equal("prefecture", Closings.Running.Closing.DecidedBy);

        var closed = SchoolRecord.Apply(Closings.Running, new SchoolClosed(Closings.Now));

        Assert.Equal((ClosingState.Completed, SchoolState.Closed), (closed.Closing!.State, closed.State));
    }

    [Fact]
    public void Nobody_else_approves_what_the_level_above_proposes_or_policy_lets_pass()
    {
        Assert.False(Accepted.Value(Closings.Propose()).Approved);
        Assert.True(Accepted.Value(Closings.Propose(caller: Closings.Prefecture)).Approved);
        Assert.True(Accepted.Value(Closings.Propose(policy: new CasePolicy { ClosureApproval = false })).Approved);
    }

    [Fact]
    public void The_authority_itself_takes_its_proposal_back_and_may_propose_again()
    {
        var refused = SchoolRecord.Apply(
            Closings.Proposed, Accepted.Value(Closings.Decide(Closings.Proposed, Closings.County, "refuse", "方案调整")));

        Assert.Equal((ClosingState.Refused, SchoolState.Open, "方案调整"), (refused.Closing!.State, refused.State, refused.Closing.DecisionReason));
        Assert.True(Closings.Propose(refused).Accepted);
        Assert.Equal(RuleBook.CaseEnded, Closings.Decide(refused).Refusal!.Rule);
        Assert.Equal(RuleBook.CaseRefusalReason, Closings.Decide(Closings.Proposed, decision: "refuse").Refusal!.Rule);
    }

    [Fact]
    public void What_turns_out_to_be_impossible_opens_the_school_again()
    {
        var failed = SchoolRecord.Apply(Closings.Running, new ClosingFailed(RuleBook.ClassFull.Id, Closings.Now));

        Assert.Equal((ClosingState.Failed, SchoolState.Open, "class.full"), (failed.Closing!.State, failed.State, failed.Closing.RuleId));
        Assert.True(Closings.Propose(failed).Accepted);
        Assert.Empty(SchoolDeadlines.Of(failed, Closings.Now));
    }

    [Fact]
    public void While_it_runs_a_deadline_drives_it_and_only_then()
    {
        var deadline = Assert.Single(SchoolDeadlines.Of(Closings.Running, Closings.Now));

        Assert.Equal((SchoolDeadlines.Merge, 3), (deadline.Kind, deadline.Generation));
        Assert.Equal(Closings.Now + CaseDeadlines.DriveAfter, deadline.DueAt);
        Assert.Empty(SchoolDeadlines.Of(Closings.Proposed, Closings.Now));
        Assert.Empty(SchoolDeadlines.Of(SchoolRecord.Apply(Closings.Running, new SchoolClosed(Closings.Now)), Closings.Now));
    }

    [Fact]
    public void A_school_without_students_is_closed_and_its_files_have_a_keeper()
    {
        var proposed = Accepted.Value(Closings.Propose(form: Closings.Closure));

        Assert.Equal((null, Closings.Closure.Archive), (proposed.Into, proposed.Archive));
    }

    [Fact]
    public void A_class_goes_where_it_was_told_or_to_a_new_one_of_its_grade()
    {
        var told = Accepted.Value(Closings.Absorb(wanted: Wanted, free: 20));
        var free = Accepted.Value(Closings.Absorb());
        var crowded = Accepted.Value(Closings.Absorb(leaving: Closings.Leaving(Samples.Class.Value, 6, 60)));

        Assert.Equal(Wanted, Assert.Single(told.Classes));
        Assert.Empty(told.Opened);
        Assert.Equal(new SchoolClass(Samples.Class with { Number = 2 }, 45), Assert.Single(free.Opened));
        Assert.Equal(new ClassMove(Samples.Class, Samples.Class with { Number = 2 }), Assert.Single(free.Classes));
        Assert.Equal(60, Assert.Single(crowded.Opened).Capacity);
    }

    [Fact]
    public void The_receiving_school_is_open_and_has_the_same_school_length()
    {
        Assert.Equal(RuleBook.SchoolClosed, Closings.Absorb(receiving: Closings.Running with { Code = Closings.Other.Code }).Refusal!.Rule);
        Assert.Equal(RuleBook.SchoolClosed, Closings.Absorb(receiving: Closings.Proposed).Refusal!.Rule);
        Assert.Equal(RuleBook.MergerStage, Closings.Absorb(leaving: Closings.Leaving(Samples.Class.Value, 5, 1)).Refusal!.Rule);
    }

    [Fact]
    public void An_absorption_opens_its_classes_and_ends()
    {
        var began = SchoolRecord.Apply(Closings.Other, Accepted.Value(Closings.Absorb()));
        var ended = SchoolRecord.Apply(began, new AbsorptionEnded(Closings.School.Code));

        Assert.True(began.Absorbs);
        Assert.NotNull(began.Class(Samples.Class with { Number = 2 }));
        Assert.False(ended.Absorbs);
        Assert.Throws<InvalidOperationException>(() => SchoolRecord.Apply(ended, new AbsorptionEnded(Closings.School.Code)));
    }

    [Fact]
    public void A_student_goes_along_and_keeps_everything_else()
    {
        var record = Samples.Record();
        var to = new PlaceOfStudy(Closings.Other.Code, Samples.County, Samples.Class with { Number = 2 }, 6);

        var moved = StudentRecord.Apply(record, new StudentRehoused(to, Samples.Today));

        Assert.Equal((to, record.Place), (moved.Place, Assert.Single(moved.FormerPlaces).Place));
        Assert.Equal((record.Number, record.Entry, record.Status), (moved.Number, moved.Entry, moved.Status));
        Assert.Throws<InvalidOperationException>(() => StudentRecord.Apply(
            record with { OpenCase = new OpenCase(default, CaseType.Transfer) }, new StudentRehoused(to, Samples.Today)));
    }
}
