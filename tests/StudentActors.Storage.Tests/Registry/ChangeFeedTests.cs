using System.Collections.Concurrent;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>The feed tells every change once, in commit order, to whoever may hear it.</summary>
public abstract class ChangeFeedTests(RegistryDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Fact]
    public async Task A_change_says_what_happened_to_which_record_where()
    {
        var after = await Feed.EndAsync(Store, Token);
        var (pupil, unit) = Pupil.New(authority: AuthorityCode.Parse("410102")).Change(kind: "student.enrolled");
        var (code, authority) = (Schools.New(), Schools.NewAuthority());
        await Store.CommitAsync(unit, Token);
        await Store.CommitAsync(Schools.Open(code, authority), Token);

        var changes = await Feed.ReadAsync(Store, new ChangeQuery(after, [], Office.Nation, 100), Token);

        var student = Assert.Single(changes, change => change.Record == pupil.Id);
        Assert.Equal(
            (RecordKind.Student, 1, "student.enrolled", Pupil.Noon, pupil.Columns.School, pupil.Columns.HomeAuthority),
            (student.RecordKind, student.Sequence, student.Kind, student.At, student.School, student.Authority));
        Assert.Equal(pupil.Head, student.Hash);
        var school = Assert.Single(changes, change => change.RecordKind == RecordKind.School && change.School == code);
        Assert.Equal((authority, "school.opened"), (school.Authority, school.Kind));
    }

    [Fact]
    public async Task A_page_ends_at_its_limit_and_the_next_goes_on_there()
    {
        var after = await Feed.EndAsync(Store, Token);
        var school = Schools.New();
        await EnrolAsync(25, school);
        var query = new ChangeQuery(after, [], Office.Of(school), 10);

        var first = await Store.ReadChangesAsync(query, Token);
        var second = await Store.ReadChangesAsync(query with { After = first.Next }, Token);
        var third = await Store.ReadChangesAsync(query with { After = second.Next }, Token);
        var fourth = await Store.ReadChangesAsync(query with { After = third.Next }, Token);

        Assert.Equal([10, 10, 5, 0], new[] { first, second, third, fourth }.Select(page => page.Changes.Count));
        Assert.Equal([true, true, false, false], new[] { first, second, third, fourth }.Select(page => page.More));
        Assert.Equal(first.Changes[^1].Position, first.Next);
        Assert.Equal(25, first.Changes.Concat(second.Changes).Concat(third.Changes).Select(change => change.Position).Distinct().Count());
    }

    [Fact]
    public async Task Kinds_can_be_chosen()
    {
        var after = await Feed.EndAsync(Store, Token);
        var school = Schools.New();
        await EnrolAsync(3, school, "student.enrolled");
        await EnrolAsync(4, school, "student.basic-data-updated");
        await EnrolAsync(5, school, "student.number-assigned");

        var changes = await Feed.ReadAsync(
            Store, new ChangeQuery(after, ["student.enrolled", "student.number-assigned"], Office.Of(school), 100), Token);

        Assert.Equal(
            [("student.enrolled", 3), ("student.number-assigned", 5)],
            changes.GroupBy(change => change.Kind).Select(group => (group.Key, group.Count())).Order());
    }

    [Theory]
    [InlineData("000000", 7)]
    [InlineData("410000", 5)]
    [InlineData("410100", 3)]
    [InlineData("410102", 1)]
    [InlineData("419001", 1)]
    [InlineData("419000", 1)]
    [InlineData("110000", 1)]
    [InlineData("660000", 1)]
    [InlineData("650000", 0)]
    public async Task An_authority_hears_of_itself_and_of_all_below(string office, int expected)
    {
        string[] authorities = ["410000", "410100", "410102", "410103", "419001", "110105", "660000"];
        var after = await Feed.EndAsync(Store, Token);
        var units = authorities.Select(code => Pupil.New(authority: AuthorityCode.Parse(code)).Change().Unit).ToList();
        await Store.CommitManyAsync(units, Token);
        var mine = units.Select(unit => unit.Record.Id).ToHashSet();

        var changes = await Feed.ReadAsync(
            Store, new ChangeQuery(after, [], Office.Of(AuthorityCode.Parse(office)), 100), Token);

        Assert.Equal(expected, changes.Count(change => mine.Contains(change.Record)));
        Assert.All(changes, change => Assert.True(AuthorityTable.IsWithin(change.Authority, AuthorityCode.Parse(office))));
    }

    [Fact]
    public async Task A_consumer_moves_on_over_changes_that_are_not_for_it()
    {
        var after = await Feed.EndAsync(Store, Token);
        var school = Schools.New();
        await EnrolAsync(40, Schools.New());

        var nothing = await Store.ReadChangesAsync(new ChangeQuery(after, [], Office.Of(school), 10), Token);
        await EnrolAsync(1, school);
        var something = await Feed.ReadAsync(Store, new ChangeQuery(nothing.Next, [], Office.Of(school), 10), Token);

        Assert.Empty(nothing.Changes);
        Assert.NotEqual(after, nothing.Next);
        Assert.False(nothing.More);
        Assert.Single(something);
    }

    [Fact]
    public async Task A_long_stretch_without_wanted_changes_is_crossed_in_steps()
    {
        var after = await Feed.EndAsync(Store, Token);
        var school = Schools.New();
        await EnrolAsync(6_000 * database.Databases, Schools.New());
        await EnrolAsync(2, school);

        var first = await Store.ReadChangesAsync(new ChangeQuery(after, [], Office.Of(school), 10), Token);
        var all = await Feed.ReadAsync(Store, new ChangeQuery(after, [], Office.Of(school), 10), Token);

        Assert.Empty(first.Changes);
        Assert.True(first.More);
        Assert.Equal(2, all.Count);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    public async Task A_consumer_that_follows_many_writers_hears_every_change_once_and_in_order(int writers)
    {
        var after = await Feed.EndAsync(Store, Token);
        var school = Schools.New();
        IRegistryStore[] stores = [Store, database.Open(new GroupCommitOptions { Writers = 3 })];
        var written = new ConcurrentBag<(Guid Record, int Sequence)>();
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(i => Task.Run(() => WriteAsync(stores[i % stores.Length], school, written), Token)));

        var heard = await Feed.FollowAsync(Store, new ChangeQuery(after, [], Office.Of(school), 50), writing, Token);

        Assert.Equal(written.Order(), heard.Select(change => (change.Record, change.Sequence)).Order());
        Assert.Equal(heard.Select(change => (change.Position.Transaction, change.Position.Row)).Order(), heard.Select(change => (change.Position.Transaction, change.Position.Row)));
        foreach (var record in heard.GroupBy(change => change.Record))
            Assert.Equal(Enumerable.Range(1, record.Count()), record.Select(change => change.Sequence));
    }

    private static async Task WriteAsync(
        IRegistryStore store, Domain.Schools.SchoolCode school, ConcurrentBag<(Guid Record, int Sequence)> written)
    {
        for (var pupils = 0; pupils < 4; pupils++)
        {
            var pupil = Pupil.New(school);
            for (var step = 0; step < 4; step++)
            {
                (pupil, var unit) = pupil.Change([Pupil.Claim(ClaimKind.Number)], Pupil.Answer());
                Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync(unit, Token));
                written.Add((pupil.Id, pupil.Version));
            }
        }
    }

    private async Task EnrolAsync(int count, Domain.Schools.SchoolCode school, string kind = "student.changed")
    {
        await Store.CommitManyAsync([.. Enumerable.Range(0, count).Select(_ => Pupil.New(school).Change(kind: kind).Unit)], Token);

        // Transactions of other tests on the same server may hold the feed back for a moment.
        await Feed.EndAsync(Store, Token);
    }
}
