using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Tests.Deadlines;

/// <summary>Deadlines come due by a clock that only these tests move; every test has a cluster of its own.</summary>
public sealed class DeadlineShardGrainTests : RegistryCluster
{
    private static readonly TimeSpan Within = TimeSpan.FromDays(30);

    [Fact]
    public async Task What_is_due_is_acted_on_once_and_not_before()
    {
        var students = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TemporaryStudent.EnrolAsync(this)));

        Time.Advance(Within - TimeSpan.FromMinutes(1));
        await Task.WhenAll(students.Select(async student => Assert.Equal('L', (await student.NumberAsync()).Letter)));
        Time.Advance(TimeSpan.FromMinutes(1));

        foreach (var student in students)
        {
            await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline is null);
            Assert.Equal("G" + student.Document, (await student.NumberAsync()).Value);
            Assert.Equal(1, Register.Asked(student.Document));
            Assert.Equal(2, (await Store.ReadEventsAsync(student.Id.Guid, 0, 10, default)).Count);
        }
    }

    [Fact]
    public async Task An_owner_that_fails_is_called_again_later_and_later()
    {
        var student = await TemporaryStudent.EnrolAsync(this);
        Register.Answer(student.Document, () => throw new TimeoutException());
        Time.Advance(Within);

        var second = await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline?.Attempts >= 2);
        var third = await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline?.Attempts > second!.Attempts);
        Assert.True(third!.DueAt - second!.DueAt >= TimeSpan.FromSeconds(20));
        Register.Answer(student.Document, () => RegisterVerdict.Agrees);

        await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline is null);
        Assert.Equal('G', (await student.NumberAsync()).Letter);

        // One call may have been on its way while the deadline still showed the failures before it.
        Assert.InRange(Register.Asked(student.Document), third.Attempts + 1, third.Attempts + 2);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_not_made_twice()
    {
        var student = await TemporaryStudent.EnrolAsync(this);
        Store.FailAfterCommit(1);
        Time.Advance(Within);

        await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline is null);

        await Eventually.HoldsAsync(this, student.NumberAsync, number => number.Letter == 'G');
        Assert.Equal(2, (await Store.ReadEventsAsync(student.Id.Guid, 0, 10, default)).Count);
    }

    [Fact]
    public async Task A_record_whose_problem_is_not_settled_keeps_its_number_and_is_looked_at_again_a_month_later()
    {
        var student = await TemporaryStudent.EnrolAsync(this, ProblemKind.PossibleDuplicate);
        var due = (await student.DeadlineAsync())!.DueAt;
        Time.Advance(Within);

        var next = await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline?.DueAt > due);

        Assert.True(next!.DueAt - due >= Within);
        Assert.Equal(0, next.Attempts);
        Assert.Equal('L', (await student.NumberAsync()).Letter);
    }

    [Fact]
    public async Task A_person_of_whom_the_register_says_otherwise_becomes_a_problem_record_and_attends()
    {
        var student = await TemporaryStudent.EnrolAsync(this);
        var due = (await student.DeadlineAsync())!.DueAt;
        Register.Answer(student.Document, () => RegisterVerdict.Differs);
        Time.Advance(Within);

        await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline?.DueAt > due);

        var view = (await StudentGrains.ReadAsync(this, student.Id)).Value!;
        Assert.Equal([ProblemKind.RegisterMismatch], view.Problems);
        Assert.Equal((NumberKind.Temporary, StudentStatus.Enrolled), (view.NumberKind, view.Status));
    }

    [Fact]
    public async Task A_register_that_does_not_answer_is_asked_again_hours_later()
    {
        var student = await TemporaryStudent.EnrolAsync(this);
        var due = (await student.DeadlineAsync())!.DueAt;
        Register.Answer(student.Document, () => RegisterVerdict.Unreachable);
        Time.Advance(Within);

        var next = await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline?.DueAt > due);

        Assert.True(next!.DueAt - due >= NumberCheck.AskAgainAfter);
        Assert.Equal(1, Register.Asked(student.Document));
        Assert.Empty((await StudentGrains.ReadAsync(this, student.Id)).Value!.Problems);
    }

    [Fact]
    public async Task What_came_due_while_no_silo_ran_is_acted_on_afterwards()
    {
        var student = await TemporaryStudent.EnrolAsync(this);
        await Cluster.StopAllSilosAsync();
        Time.Advance(Within + Within);

        await RestartAsync();

        await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline is null);
        Assert.Equal('G', (await student.NumberAsync()).Letter);
    }

    [Fact]
    public async Task A_database_that_was_away_costs_time_and_nothing_else()
    {
        var student = await TemporaryStudent.EnrolAsync(this);
        Store.Down = true;
        for (var i = 0; i < 30; i++)
        {
            Time.Advance(TimeSpan.FromDays(1.1));
        }

        Store.Down = false;

        await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline is null);
        Assert.Equal('G', (await student.NumberAsync()).Letter);
    }

    [Fact]
    public async Task A_deadline_of_nobody_is_postponed_and_holds_up_no_other()
    {
        var student = await TemporaryStudent.EnrolAsync(this);
        var strange = StrangeUnits.New(this, new ClaimWrite(new ClaimKey(ClaimKind.Person, Guid.NewGuid()))) with
        {
            Deadlines = [new DeadlineWrite("never.heard-of", Time.GetUtcNow(), 1)],
        };
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(strange, default));
        Time.Advance(Within);

        await Eventually.HoldsAsync(this, student.DeadlineAsync, deadline => deadline is null);

        var owner = new StudentId(strange.Record.Id);
        await Eventually.HoldsAsync(
            this,
            async () => (await Deadlines.ReadDueAsync(new ShardRange(owner.Bucket, owner.Bucket), Time.GetUtcNow().AddDays(1), 10, default))
                .Single(deadline => deadline.Key.Owner == owner.Guid).Attempts,
            attempts => attempts > 0);
    }
}
