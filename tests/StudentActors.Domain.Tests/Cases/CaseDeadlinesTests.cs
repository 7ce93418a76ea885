using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.StatusChanges;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Cases;

/// <summary>Silence never decides: it reminds, marks and escalates.</summary>
public sealed class CaseDeadlinesTests
{
    private readonly CaseRecord _record = Started(Open(OtherProvince));

    [Fact]
    public void Open_step_is_reminded_after_seven_working_days_and_overdue_after_ten() =>
        Assert.Equal(
            [(CaseDeadlines.Remind, End("2026-12-03"), 2), (CaseDeadlines.Overdue, End("2026-12-08"), 2)],
            new[] { _record, CaseRecord.Apply(_record, new StepReminded(1) { At = End("2026-12-03") }) }.SelectMany(record => CaseDeadlines.Of(record, Days))
                .Select(deadline => (deadline.Kind, deadline.DueAt, deadline.Generation)));

    [Fact]
    public void Step_whose_limit_has_passed_before_anybody_looked_is_overdue_without_a_reminder()
    {
        var late = CaseDeadlines.Passed(_record, CaseDeadlines.Remind, End("2026-12-08"), Days);

        Assert.IsType<StepReminded>(CaseDeadlines.Passed(_record, CaseDeadlines.Remind, End("2026-12-08").AddTicks(-1), Days));
        Assert.IsType<StepOverdue>(late);
        Assert.Equal(CaseDeadlines.Escalate, Assert.Single(CaseDeadlines.Of(CaseRecord.Apply(_record, late), Days)).Kind);
    }

    [Fact]
    public void Step_with_a_limit_before_its_reminder_has_only_the_limit()
    {
        var hurried = _record with { Steps = [.. _record.Steps.Select(step => step with { Clock = step.Clock with { RemindAfter = 10 } })] };

        Assert.Equal(CaseDeadlines.Overdue, Assert.Single(CaseDeadlines.Of(hurried, Days)).Kind);
    }

    [Fact]
    public void Overdue_step_is_told_to_one_authority_after_the_other_and_then_the_office_is_reminded_for_ever()
    {
        var told = new List<string>();
        var record = _record;
        for (var i = 0; i < 8; i++)
        {
            var deadline = CaseDeadlines.Of(record, Days).MinBy(deadline => deadline.DueAt)!;
            Assert.Null(CaseDeadlines.Passed(record, deadline.Kind, deadline.DueAt.AddTicks(-1), Days));
            var passed = CaseDeadlines.Passed(record, deadline.Kind, deadline.DueAt, Days)!;
            record = CaseRecord.Apply(record, passed);
            told.Add($"{ChinaTime.DateOf(deadline.DueAt.AddTicks(-1)):MM-dd} {passed.Kind} {string.Join('>', record.Holder!.EscalatedTo)}");
        }

        Assert.Equal(
            [
                "12-03 case.step-reminded ",
                "12-08 case.step-overdue 530100",
                "12-15 case.step-escalated 530100>530000",
                "12-22 case.step-escalated 530100>530000>000000",
                "12-29 case.step-reminded 530100>530000>000000",
                "01-05 case.step-reminded 530100>530000>000000",
                "01-12 case.step-reminded 530100>530000>000000",
                "01-19 case.step-reminded 530100>530000>000000",
            ],
            told);
        Assert.Equal(CaseState.Open, record.State);
        Assert.Equal(StepState.Open, record.Holder!.State);
    }

    [Fact]
    public void Overdue_school_is_told_to_its_own_authority_first()
    {
        var record = Approved(_record);

        var passed = CaseDeadlines.Passed(record, CaseDeadlines.Remind, record.Holder!.DueAt!.Value, Days);

        Assert.Equal(Yaohai, Assert.IsType<StepOverdue>(passed).To);
    }

    [Fact]
    public void Nation_that_is_late_is_told_to_nobody()
    {
        var record = Started(Open(Form("keyDataChange") with { KeyData = new("李雨", null, null, null) },
            policy: new CasePolicy { KeyDataLevel = AuthorityLevel.Nation }));
        record = Approved(Approved(Approved(WithEvidence(record))));
        Assert.Equal("000000", record.Holder!.Office.Value);

        var overdue = CaseDeadlines.Passed(record, CaseDeadlines.Remind, record.Holder.DueAt!.Value, Days)!;
        record = CaseRecord.Apply(record, overdue);

        Assert.Null(Assert.IsType<StepOverdue>(overdue).To);
        Assert.Equal(CaseDeadlines.Escalate, Assert.Single(CaseDeadlines.Of(record, Days)).Kind);
    }

    [Fact]
    public void Every_alarm_has_a_higher_generation_than_the_one_before()
    {
        var record = _record;
        var last = new Dictionary<string, int>();
        for (var i = 0; i < 8; i++)
        {
            foreach (var deadline in CaseDeadlines.Of(record, Days))
            {
                Assert.True(deadline.Generation >= last.GetValueOrDefault(deadline.Kind));
            }

            var next = CaseDeadlines.Of(record, Days).MinBy(deadline => deadline.DueAt)!;
            last[next.Kind] = next.Generation + 1;
            record = CaseRecord.Apply(record, CaseDeadlines.Passed(record, next.Kind, next.DueAt, Days)!);
        }
    }

    [Fact]
    public void Deadline_of_a_decided_step_does_nothing()
    {
        var record = Approved(_record, Now.AddDays(8));

        Assert.Null(CaseDeadlines.Passed(record, CaseDeadlines.Overdue, End("2026-12-08"), Days));
        Assert.Null(CaseDeadlines.Passed(ApprovedByAll(_record), CaseDeadlines.Overdue, End("2027-12-08"), Days));
        Assert.Null(CaseDeadlines.Passed(_record, "case.unheard-of", End("2027-12-08"), Days));
    }

    [Fact]
    public void Act_that_was_begun_is_driven_until_it_is_done()
    {
        var opening = CaseRecord.Apply(null, Open(OtherProvince).Value!);
        Assert.Equal([new CaseDeadline(CaseDeadlines.Drive, Now.AddSeconds(30), 1)], CaseDeadlines.Of(opening, Days));

        var applying = ApprovedByAll(_record);
        Assert.Equal([new CaseDeadline(CaseDeadlines.Drive, Now.AddSeconds(30), 5)], CaseDeadlines.Of(applying, Days));

        var rejected = CaseRecord.Apply(applying, new CaseRejected("identity.duplicate") { At = Now });
        Assert.Equal(CaseDeadlines.Drive, Assert.Single(CaseDeadlines.Of(rejected, Days)).Kind);
    }

    [Fact]
    public void Schools_hear_of_an_end_that_changed_what_they_count()
    {
        var applying = ApprovedByAll(_record);
        var moved = CaseRecord.Apply(applying, new CaseCompleted(null) { At = Now });
        Assert.Equal([Home.School, OtherProvince.School], moved.SchoolsTouched);

        // Whose place is free again.
        var rejected = CaseRecord.Apply(
            CaseRecord.Apply(applying, new CaseRejected("identity.duplicate") { At = Now }), new CaseReleased { At = Now });
        Assert.Equal([OtherProvince.School], rejected.SchoolsTouched);

        // Who stays where she was concerns nobody's count.
        Assert.Empty((rejected with { Effect = new SuspensionEffect(Today, Today.AddMonths(3)) }).SchoolsTouched);
    }

    [Fact]
    public void Provisional_due_date_moves_when_the_year_becomes_known()
    {
        var late = new DateTimeOffset(2026, 12, 25, 2, 0, 0, TimeSpan.Zero);
        var record = CaseRecord.Apply(null, Open(OtherProvince, now: late).Value!);
        record = CaseRecord.Apply(record, CaseDecisions.Start(record, late, Days));
        Assert.Equal((new DateOnly(2027, 1, 8), true), (record.Holder!.DueDate, record.Holder.Provisional));
        Assert.Null(CaseDeadlines.Recounted(record, late, Days));

        var known = Days.With([new WorkingYear(2027, [new(2027, 1, 1)], [new(2027, 1, 3)])]);
        var moved = CaseDeadlines.Recounted(record, late.AddDays(1), known)!;
        var before = CaseDeadlines.Of(record, known);
        record = CaseRecord.Apply(record, moved);

        Assert.Equal((new DateOnly(2027, 1, 8), false), (record.Holder!.DueDate, record.Holder.Provisional));
        Assert.All(CaseDeadlines.Of(record, known), (deadline, index) => Assert.True(deadline.Generation > before[index].Generation));
        Assert.Null(CaseDeadlines.Recounted(record, late.AddDays(1), known));
    }

    [Fact]
    public void National_Day_stretches_a_limit_in_days_but_not_in_working_days()
    {
        var opened = new DateTimeOffset(2026, 9, 18, 2, 0, 0, TimeSpan.Zero);
        var record = CaseRecord.Apply(null, Open(OtherProvince, now: opened).Value!);

        record = CaseRecord.Apply(record, CaseDecisions.Start(record, opened, Days));

        Assert.Equal(new DateOnly(2026, 10, 9), record.Holder!.DueDate);
    }

    private static DateTimeOffset End(string day) =>
        ChinaTime.StartOf(DateOnly.ParseExact(day, "yyyy-MM-dd", null).AddDays(1));
}
