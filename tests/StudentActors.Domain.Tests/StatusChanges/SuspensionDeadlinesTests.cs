using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.StatusChanges;

/// <summary>A suspension that ends with nobody coming back does not go unnoticed.</summary>
public sealed class SuspensionDeadlinesTests
{
    private static readonly DateOnly Until = new(2027, 8, 31);

    private readonly StudentRecord _student = Suspend(Student());

    [Fact]
    public void School_hears_thirty_days_before_and_the_end_is_the_end_of_the_last_day() =>
        Assert.Equal(
            [
                new CaseDeadline(SuspensionDeadlines.Remind, Start(2027, 8, 1), 3),
                new CaseDeadline(SuspensionDeadlines.Expired, Start(2027, 9, 1), 3),
            ],
            SuspensionDeadlines.Of(_student));

    [Fact]
    public void Reminder_is_sent_once_and_not_too_early()
    {
        Assert.Null(SuspensionDeadlines.Reminded(_student, Start(2027, 8, 1).AddTicks(-1)));
        var reminded = SuspensionDeadlines.Reminded(_student, Start(2027, 8, 1))!;
        Assert.Equal(Until, reminded.Until);
        var student = StudentRecord.Apply(_student, reminded);

        Assert.Equal(SuspensionDeadlines.Expired, Assert.Single(SuspensionDeadlines.Of(student)).Kind);
        Assert.Null(SuspensionDeadlines.Reminded(student, Start(2027, 8, 2)));
    }

    [Fact]
    public void End_in_compulsory_education_begins_a_suspected_dropout_that_the_school_answers_first()
    {
        Refused.With(SuspensionExpiry.Decide(_student, CasePolicy.Nothing, Start(2027, 9, 1).AddTicks(-1)), RuleBook.CaseStatus);
        var opened = Accepted.Value(SuspensionExpiry.Decide(_student, CasePolicy.Nothing, Start(2027, 9, 1)));

        Assert.Equal((CaseType.Dropout, "2134000001", "registry"), (opened.Type, opened.Starter.Value, opened.By));
        Assert.Equal(new DropoutEffect(new(2027, 9, 1)), opened.Effect);
        Assert.All(opened.Steps, step => Assert.Equal(StepState.Waiting, step.State));
        Assert.Equal(SuspensionExpiry.IdOf(_student), opened.Id);
    }

    [Fact]
    public void End_in_senior_high_begins_a_withdrawal_a_month_later()
    {
        var senior = Suspend(Senior);

        Assert.False(SuspensionDeadlines.HasExpired(senior, Start(2027, 10, 1).AddTicks(-1)));
        var opened = Accepted.Value(SuspensionExpiry.Decide(senior, CasePolicy.Nothing, Start(2027, 10, 1)));

        Assert.Equal((CaseType.Withdrawal, new WithdrawalEffect(new(2027, 10, 1))), (opened.Type, opened.Effect));
    }

    [Fact]
    public void Case_that_was_refused_is_followed_by_another_a_month_later()
    {
        var id = SuspensionExpiry.IdOf(_student);
        var asked = StudentRecord.Apply(_student, StudentCases.Begin(_student, id, CaseType.Dropout, Home).Value!);
        Refused.With(SuspensionExpiry.Decide(asked, CasePolicy.Nothing, Start(2028, 1, 1)), RuleBook.CaseOpenBusiness);
        var again = StudentRecord.Apply(asked, StudentCases.End(asked, id)!);

        var expired = SuspensionDeadlines.Of(again).Single(deadline => deadline.Kind == SuspensionDeadlines.Expired);
        Assert.Equal(new CaseDeadline(SuspensionDeadlines.Expired, Start(2027, 10, 1), 4), expired);
        Assert.NotEqual(id, SuspensionExpiry.IdOf(again));
    }

    [Fact]
    public void Extension_starts_the_clock_anew()
    {
        var extended = Apply(_student, new SuspensionEffect(new(2026, 12, 1), new(2027, 11, 30)));

        Assert.All(SuspensionDeadlines.Of(extended), deadline => Assert.True(deadline.Generation > 3));
        Assert.Equal(Start(2027, 12, 1), SuspensionDeadlines.Of(extended)[^1].DueAt);
    }

    [Fact]
    public void Student_who_is_back_has_no_such_deadline()
    {
        Assert.Empty(SuspensionDeadlines.Of(Student()));
        Assert.Empty(SuspensionDeadlines.Of(Apply(_student, new ResumptionEffect(new(2027, 9, 1), Home))));
    }

    private static StudentRecord Suspend(StudentRecord student) => Apply(student, new SuspensionEffect(new(2026, 12, 1), Until));

    private static StudentRecord Apply(StudentRecord student, CaseEffect effect)
    {
        var id = CaseId.Of(student.Id, Guid.NewGuid());
        student = StudentRecord.Apply(student, new CaseBegan(id, CaseType.Suspension));
        return StudentRecord.Apply(student, StudentCases.Apply(student, id, effect, Today).Value!);
    }

    private static DateTimeOffset Start(int year, int month, int day) => ChinaTime.StartOf(new DateOnly(year, month, day));
}
