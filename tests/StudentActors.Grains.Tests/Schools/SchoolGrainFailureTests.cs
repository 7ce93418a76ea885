using StudentActors.Contracts.Calls;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

public sealed class SchoolGrainFailureTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task A_commit_that_failed_takes_no_place_and_can_be_sent_again()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 1);
        var form = school.NewChild();
        var operation = Operations.New();
        cluster.Store.FailBeforeCommit(1);

        await Assert.ThrowsAsync<RegistryUnavailableException>(() => school.EnrolAsync(form, operation));

        Assert.Equal(0, await school.StudentsAsync());
        var again = await school.EnrolAsync(form, operation);
        Assert.True(again is { Accepted: true, Replayed: false });
    }

    [Fact]
    public async Task A_commit_whose_outcome_is_unknown_is_counted_before_the_next_place_is_given()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 1);
        var form = school.NewChild();
        var operation = Operations.New();
        cluster.Store.FailAfterCommit(1);
        await Assert.ThrowsAsync<RegistryUnavailableException>(() => school.EnrolAsync(form, operation));

        var another = await school.EnrolAsync(school.NewChild());
        var again = await school.EnrolAsync(form, operation);

        Assert.Equal(RuleBook.ClassFull, another.Refusal!.Rule);
        Assert.True(again is { Accepted: true, Replayed: true });
        Assert.Equal(1, await school.StudentsAsync());
    }

    [Fact]
    public async Task After_many_unknown_outcomes_at_once_the_counts_equal_the_store()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 50);
        await school.EnrolledAsync();
        cluster.Store.FailAfterCommit(10);
        cluster.Store.FailBeforeCommit(10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(async _ =>
        {
            try
            {
                return (await school.EnrolAsync(school.NewChild())).Accepted;
            }
            catch (RegistryUnavailableException)
            {
                return false;
            }
        }));

        var stored = (await cluster.Store.CountSchoolAsync(school.Code, default)).Sum(count => count.Count);
        Assert.Equal(stored, await school.StudentsAsync());
        Assert.InRange(stored, answers.Count(accepted => accepted) + 1, 50);
    }

    [Fact]
    public async Task While_the_database_is_away_calls_fail_and_afterwards_they_work_without_a_restart()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();
        cluster.Store.Down = true;

        await Assert.ThrowsAsync<RegistryUnavailableException>(() => school.EnrolAsync(school.NewChild()));
        var other = SampleSchool.NewCode(school.Authority);
        await Assert.ThrowsAsync<RegistryUnavailableException>(() => (school with { Code = other }).Grain.Read(Staff.NationalOperator, default));

        cluster.Store.Down = false;
        await school.EnrolledAsync();
        Assert.True((await StudentGrains.ReadAsync(cluster, student.Id)).Accepted);
        Assert.Equal(2, await school.StudentsAsync());
    }

    [Fact]
    public async Task A_class_opening_whose_outcome_is_unknown_can_be_sent_again()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var operation = Operations.New();
        cluster.Store.FailAfterCommit(1);
        await Assert.ThrowsAsync<RegistryUnavailableException>(() => school.OpenClassAsync(2, 30, operation: operation));

        await school.OpenClassAsync(2, 30, operation: operation);

        var classes = await school.Grain.ReadClasses(Staff.NationalOperator, default);
        Assert.Equal(2, classes.Value!.Items.Length);
    }

    [Fact]
    public async Task After_a_restart_counts_are_those_of_the_store()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 3);
        await school.EnrolledAsync();
        await school.EnrolledAsync();

        await cluster.RestartAsync();

        Assert.Equal(2, await school.StudentsAsync());
        await school.EnrolledAsync();
        Assert.Equal(RuleBook.ClassFull, (await school.EnrolAsync(school.NewChild())).Refusal!.Rule);
    }
}
