using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

/// <summary>The same thing again, and many things at once.</summary>
public sealed class SchoolGrainConcurrencyTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task The_same_operation_again_hears_its_first_answer()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 2);
        var form = school.NewChild();
        var operation = Operations.New();

        var first = await school.EnrolAsync(form, operation);
        var second = await school.EnrolAsync(form, operation);

        Assert.False(first.Replayed);
        Assert.True(second.Replayed);
        Same.Content(first.Value, second.Value);
        Assert.Equal(1, await school.StudentsAsync());
    }

    [Fact]
    public async Task A_repetition_hears_its_first_answer_although_it_took_the_last_place_and_changed_since()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 1);
        var form = school.NewChild();
        var operation = Operations.New();
        var first = await school.EnrolAsync(form, operation);
        await StudentGrains.UpdateAsync(cluster, first.Value!.Student!.Id, 1, new BasicDataForm { Address = "新地址新地址新地址" });

        var second = await school.EnrolAsync(form, operation);

        Assert.True(second.Replayed);
        Assert.Equal(1, second.Value!.Student!.Version);
        Assert.Equal(first.Value.Student!.Address, second.Value.Student.Address);
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_a_conflict()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 1);
        await school.EnrolAsync(school.NewChild(), Operations.New("one key", "this"));

        var valid = await school.EnrolAsync(school.NewChild(), Operations.New("one key", "that"));
        var invalid = await school.EnrolAsync(school.NewChild() with { Name = null }, Operations.New("one key", "those"));

        Assert.Equal(RuleBook.IdempotencyConflict, valid.Refusal!.Rule);
        Assert.Equal(RuleBook.IdempotencyConflict, invalid.Refusal!.Rule);
    }

    [Fact]
    public async Task Two_hundred_simultaneous_enrolments_of_one_document_make_one_record()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 1000);
        var form = school.NewChild();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => school.EnrolAsync(form)));

        Assert.Single(answers, answer => answer.Accepted);
        Assert.Equal(199, answers.Count(answer => answer.Refusal?.Rule == RuleBook.IdentityDuplicate));
        Assert.Equal(1, await school.StudentsAsync());
    }

    [Fact]
    public async Task A_hundred_repetitions_of_one_operation_make_one_record()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = school.NewChild();
        var operation = Operations.New();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => school.EnrolAsync(form, operation)));

        Assert.All(answers, answer => Assert.True(answer.Accepted));
        Assert.Single(answers, answer => !answer.Replayed);
        Assert.Single(answers.Select(answer => answer.Value!.Student!.Id).Distinct());
        Assert.Equal(1, await school.StudentsAsync());
    }

    [Fact]
    public async Task More_children_than_places_fill_the_class_and_no_more()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 40);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => school.EnrolAsync(school.NewChild())));

        Assert.Equal(40, answers.Count(answer => answer.Accepted));
        Assert.Equal(60, answers.Count(answer => answer.Refusal?.Rule == RuleBook.ClassFull));
        Assert.Equal(40, await school.StudentsAsync());
    }
}
