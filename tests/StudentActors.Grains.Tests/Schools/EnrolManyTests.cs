using System.Collections.Immutable;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

public sealed class EnrolManyTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task Rows_are_enrolled_and_rejected_each_on_its_own_merits()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var known = school.NewChild();
        await school.EnrolledAsync(known);

        var answers = await EnrolAsync(
            school,
            school.NewChild(),
            school.NewChild() with { Name = null, Sex = null },
            known with { Name = "另一名字" },
            Children.WithoutDocument(school.Code, school.Class),
            school.NewChild() with { Class = "primary-2026-7" });

        Assert.Equal(
            [RowOutcome.Enrolled, RowOutcome.Rejected, RowOutcome.Rejected, RowOutcome.Enrolled, RowOutcome.Rejected],
            answers.Select(answer => answer.Outcome));
        Assert.Equal([1L, 2L, 3L, 4L, 5L], answers.Select(answer => answer.Row));
        Assert.Equal(
            [new RowFault("name", "student.name-required"), new RowFault("sex", "student.sex")],
            answers[1].Faults.OrderBy(fault => fault.Path));
        Assert.Equal([new RowFault("document.number", "identity.duplicate")], answers[2].Faults);
        Assert.True(answers[3].HasWarnings);
        Assert.Equal([new RowFault("class", "class.not-found")], answers[4].Faults);
        Assert.Equal(3, await school.StudentsAsync());
    }

    [Fact]
    public async Task Rows_take_places_in_their_order()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 2);

        var answers = await EnrolAsync(school, school.NewChild(), school.NewChild(), school.NewChild());

        Assert.Equal([RowOutcome.Enrolled, RowOutcome.Enrolled, RowOutcome.Rejected], answers.Select(answer => answer.Outcome));
        Assert.Equal([new RowFault("class", "class.full")], answers[2].Faults);
    }

    [Fact]
    public async Task A_place_that_a_rejected_row_held_goes_to_a_later_row()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 2);
        var known = school.NewChild();
        await school.EnrolledAsync(known);

        var answers = await EnrolAsync(school, known with { Name = "另一名字" }, school.NewChild());

        Assert.Equal([RowOutcome.Rejected, RowOutcome.Enrolled], answers.Select(answer => answer.Outcome));
        Assert.Equal(2, await school.StudentsAsync());
    }

    [Fact]
    public async Task A_file_sent_again_changes_nothing_even_in_full_classes_and_its_new_rows_are_enrolled()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 10);
        var rows = Orders(Enumerable.Range(0, 8).Select(_ => school.NewChild()));
        await EnrolAsync(school, rows);
        var more = Orders(Enumerable.Range(0, 3).Select(_ => school.NewChild()), first: 9);

        var answers = await EnrolAsync(school, [.. rows, .. more]);

        Assert.Equal(
            [.. Enumerable.Repeat(RowOutcome.Unchanged, 8), RowOutcome.Enrolled, RowOutcome.Enrolled, RowOutcome.Rejected],
            answers.Select(answer => answer.Outcome));
        Assert.Equal(10, await school.StudentsAsync());
    }

    [Fact]
    public async Task The_same_row_twice_in_one_batch_enrols_once()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var row = Orders([school.NewChild()])[0];

        var answers = await EnrolAsync(school, [row, row with { Row = 2 }]);

        Assert.Equal([(1L, RowOutcome.Enrolled), (2L, RowOutcome.Unchanged)], answers.Select(answer => (answer.Row, answer.Outcome)));
    }

    [Fact]
    public async Task One_document_twice_in_one_batch_enrols_the_first()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var child = school.NewChild();

        var answers = await EnrolAsync(school, child, child with { Address = "别处别处别处别处" });

        Assert.Equal([RowOutcome.Enrolled, RowOutcome.Rejected], answers.Select(answer => answer.Outcome));
    }

    [Fact]
    public async Task One_document_twice_enrols_the_first_even_where_the_second_could_overtake_it()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 200);
        var child = school.NewChild();
        var others = Enumerable.Range(0, 150).Select(_ => school.NewChild());
        var gate = new TaskCompletionSource();
        var held = cluster.Store.HoldCommit(0, gate.Task);

        var enrolment = EnrolAsync(school, [child, .. others, child with { Address = "别处别处别处别处" }]);
        await held;
        await Task.Delay(200, TestContext.Current.CancellationToken);
        gate.SetResult();
        var answers = await enrolment;

        Assert.Equal(RowOutcome.Rejected, Assert.Single(answers, answer => answer.Outcome != RowOutcome.Enrolled).Outcome);
        Assert.Equal([new RowFault("document.number", "identity.duplicate")], answers[^1].Faults);
        Assert.Equal(151, await school.StudentsAsync());
    }

    [Fact]
    public async Task Rows_that_resemble_each_other_become_problem_records()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var child = Children.WithPassport(school.Code, school.Class);

        var answers = await EnrolAsync(school, child, child with { Document = child.Document! with { Issuer = "DE" } });

        Assert.Equal([false, true], answers.Select(answer => answer.HasWarnings));
    }

    [Fact]
    public async Task Without_commit_the_same_is_said_and_nothing_is_written()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 4);
        var known = school.NewChild();
        await school.EnrolledAsync(known);
        var twice = school.NewChild();

        var answers = await EnrolAsync(
            school,
            Orders(
            [
                known with { Name = "另一名字" },
                twice,
                twice with { Address = "别处别处别处别处" },
                Children.WithoutDocument(school.Code, school.Class),
                known with { Document = Children.WithPassport(school.Code, school.Class).Document },
                school.NewChild(),
            ]),
            commit: false);

        Assert.Equal(
            [RowOutcome.Rejected, RowOutcome.Enrolled, RowOutcome.Rejected, RowOutcome.Enrolled, RowOutcome.Enrolled, RowOutcome.Rejected],
            answers.Select(answer => answer.Outcome));
        Assert.Equal([false, false, false, true, true, false], answers.Select(answer => answer.HasWarnings));
        Assert.Equal("class.full", answers[5].Faults[0].Rule);
        Assert.Equal(1, (await cluster.Store.CountSchoolAsync(school.Code, default)).Sum(count => count.Count));
        Assert.Equal(1, await school.StudentsAsync());
    }

    [Fact]
    public async Task Without_commit_rows_enrolled_before_are_unchanged()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 2);
        var rows = Orders([school.NewChild(), Children.WithoutDocument(school.Code, school.Class)]);
        await EnrolAsync(school, rows);

        var answers = await EnrolAsync(school, rows, commit: false);

        Assert.All(answers, answer => Assert.Equal(RowOutcome.Unchanged, answer.Outcome));
    }

    [Fact]
    public async Task After_a_failure_the_batch_can_be_sent_again_and_the_counts_are_right()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 5);
        var rows = Orders(Enumerable.Range(0, 6).Select(_ => school.NewChild()));
        cluster.Store.FailAfterCommit(1);

        await Assert.ThrowsAsync<RegistryUnavailableException>(() => EnrolAsync(school, rows));
        var answers = await EnrolAsync(school, rows);

        Assert.Equal(
            [.. Enumerable.Repeat(RowOutcome.Unchanged, 5), RowOutcome.Rejected], answers.Select(answer => answer.Outcome));
        Assert.Equal(5, await school.StudentsAsync());
    }

    [Fact]
    public async Task A_large_batch_that_broke_off_has_kept_no_places_and_can_be_sent_again()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 700);
        var rows = Orders(Enumerable.Range(0, 700).Select(_ => school.NewChild()));
        cluster.Store.FailBeforeCommit(3);

        await Assert.ThrowsAsync<RegistryUnavailableException>(() => EnrolAsync(school, rows));
        var answers = await EnrolAsync(school, rows);

        Assert.All(answers, answer => Assert.Empty(answer.Faults));
        Assert.Equal(700, await school.StudentsAsync());
    }

    [Fact]
    public async Task Batches_and_single_enrolments_at_once_never_exceed_the_class()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 100);

        var batches = Enumerable.Range(0, 6).Select(_ => EnrolAsync(school, Orders(Enumerable.Range(0, 20).Select(_ => school.NewChild()))));
        var singles = Enumerable.Range(0, 40).Select(_ => school.EnrolAsync(school.NewChild()));
        await Task.WhenAll([.. batches, .. singles]);

        Assert.Equal(100, (await cluster.Store.CountSchoolAsync(school.Code, default)).Sum(count => count.Count));
        Assert.Equal(100, await school.StudentsAsync());
    }

    [Fact]
    public async Task A_caller_without_the_right_has_every_row_rejected()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var other = await SampleSchool.OpenAsync(cluster);
        var rows = Orders([school.NewChild(), school.NewChild()]);

        var answers = await EnrolAsync(school, rows, caller: Staff.Registrar(other.Code));

        Assert.All(answers, answer => Assert.Equal([new RowFault("", RuleBook.OfficeNotAllowed.Id)], answer.Faults));
    }

    private static ImmutableArray<RowOrder> Orders(IEnumerable<EnrolmentForm> forms, int first = 1) =>
        [.. forms.Select((form, index) => new RowOrder(first + index, Operations.New(), form))];

    private Task<ImmutableArray<RowAnswer>> EnrolAsync(SampleSchool school, params EnrolmentForm[] forms) => EnrolAsync(school, Orders(forms));

    private async Task<ImmutableArray<RowAnswer>> EnrolAsync(
        SampleSchool school, ImmutableArray<RowOrder> rows, bool commit = true, Caller? caller = null)
    {
        var grain = cluster.Grains.GetGrain<ISchoolEnrolment>(GrainKeys.School(school.Code));
        var answer = await grain.EnrolMany(new EnrolMany(caller ?? Staff.NationalOperator, rows, commit), default);
        return answer.Rows;
    }
}
