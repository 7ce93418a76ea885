using StudentActors.Contracts.Changes;
using StudentActors.Contracts.Health;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Changes;

public sealed class ChangeFeedGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task Changes_in_the_callers_office_come_in_order_and_go_on_where_they_ended()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var other = await SampleSchool.OpenAsync(cluster);
        var caller = Staff.Registrar(school.Code);
        var student = await school.EnrolledAsync();
        await other.EnrolledAsync();

        var first = await ReadAsync(caller, null, 2);
        var rest = await ReadAsync(caller, first.Next, 10);
        await StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Ethnicity = "02" });
        var later = await ReadAsync(caller, rest.Next, 10);

        Assert.Equal(["school.opened", "class.opened"], first.Items.Select(change => change.Type));
        Assert.Equal(school.Code.Value, first.Items[0].Subject);
        Assert.Equal(("student.enrolled", student.Id.Value, 1), rest.Items.Select(c => (c.Type, c.Subject, c.Version)).Single());
        Assert.Equal(("student.basic-data-updated", 2), later.Items.Select(c => (c.Type, c.Version)).Single());
        Assert.False(later.More);
        Assert.Empty((await ReadAsync(caller, later.Items[0].Token, 10)).Items);
    }

    [Fact]
    public async Task Changes_are_filtered_by_type()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        await school.EnrolledAsync();

        var answer = await cluster.Grains.GetGrain<IChangeFeedGrain>(0).Read(
            new ReadChanges(Staff.Registrar(school.Code), null, ["class.opened"], 10), default);

        Assert.Equal(["class.opened"], answer.Value!.Items.Select(change => change.Type));
    }

    [Fact]
    public async Task A_token_from_elsewhere_is_refused()
    {
        var answer = await cluster.Grains.GetGrain<IChangeFeedGrain>(0).Read(
            new ReadChanges(Staff.NationalOperator, "nonsense", [], 10), default);

        Assert.Equal(RuleBook.PageToken, answer.Refusal!.Rule);
    }

    [Fact]
    public async Task Health_is_the_store_s()
    {
        var health = cluster.Grains.GetGrain<IHealthGrain>(0);
        await health.Probe(default);

        cluster.Store.Down = true;
        await Assert.ThrowsAsync<Contracts.Calls.RegistryUnavailableException>(() => health.Probe(default));
        cluster.Store.Down = false;
        await health.Probe(default);
    }

    private async Task<ChangeList> ReadAsync(Caller caller, string? after, int size) =>
        (await cluster.Grains.GetGrain<IChangeFeedGrain>(0).Read(new ReadChanges(caller, after, [], size), default)).Value!;
}
