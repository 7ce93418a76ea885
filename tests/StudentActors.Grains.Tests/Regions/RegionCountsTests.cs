using System.Collections.Immutable;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Regions;

namespace StudentActors.Grains.Tests.Regions;

public sealed class RegionCountsTests
{
    private static readonly AuthorityCode County = AuthorityCode.Parse("340102");
    private static readonly AuthorityCode Prefecture = AuthorityCode.Parse("340100");
    private static readonly SchoolCode One = SchoolCode.Parse("2134000001");
    private static readonly SchoolCode Two = SchoolCode.Parse("2134000002");
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_count_replaces_what_was_reported_before_it_and_not_what_was_reported_meanwhile()
    {
        var counts = new RegionCounts(County);
        counts.Hear(Report(One, 1, 5), out _);

        counts.BeginCount();
        counts.Hear(Report(Two, 1, 7), out _);
        counts.EndCount(new Dictionary<SchoolCode, ImmutableArray<StatisticsCell>> { [One] = Cells(6), [Two] = Cells(1) }, Now);

        Assert.True(counts.Complete);
        Assert.Equal(Now, counts.AsOf);
        Assert.Equal(13, counts.Cells.Sum(cell => cell.Count));
    }

    [Fact]
    public void A_report_that_is_not_newer_is_not_heard()
    {
        var counts = new RegionCounts(County);

        Assert.True(counts.Hear(Report(One, 2, 5), out _));
        Assert.False(counts.Hear(Report(One, 2, 9), out _));
        Assert.False(counts.Hear(Report(One, 1, 9), out _));
        Assert.True(counts.Hear(Report(One, 3, 4), out _));
        Assert.Equal(4, counts.Cells.Single().Count);
    }

    [Fact]
    public void A_sum_is_complete_when_every_region_below_was_heard_and_as_old_as_the_oldest()
    {
        var counts = new RegionCounts(Prefecture);
        counts.BeginCount();
        counts.EndCount(ImmutableDictionary<SchoolCode, ImmutableArray<StatisticsCell>>.Empty, Now);
        var children = AuthorityTable.Children(Prefecture);
        foreach (var child in children.Skip(1))
        {
            counts.Hear(child.Code, Summary(1, Now, 10), out _);
        }

        Assert.False(counts.Complete);
        Assert.Equal([children[0].Code], counts.ChildrenOlderThan(Now));

        counts.Hear(children[0].Code, Summary(1, Now.AddMinutes(-3), 10), out _);

        Assert.True(counts.Complete);
        Assert.Equal(Now.AddMinutes(-3), counts.AsOf);
        Assert.Equal(children.Count, counts.Schools);
        Assert.Equal(10 * children.Count, counts.Cells.Sum(cell => cell.Count));
    }

    [Fact]
    public void An_answer_that_a_report_has_overtaken_changes_nothing_and_one_of_another_activation_does()
    {
        var counts = new RegionCounts(Prefecture);
        var child = AuthorityTable.Children(Prefecture)[0].Code;
        counts.Hear(child, Summary(5, Now, 10), out _);

        Assert.False(counts.Replace(child, Summary(4, Now, 9)));
        Assert.Equal(10, counts.Cells.Single().Count);

        var restarted = Summary(1, Now, 8);
        Assert.True(counts.Replace(child, restarted with { Stamp = restarted.Stamp with { Epoch = 0 } }));
        Assert.Equal(8, counts.Cells.Single().Count);
    }

    [Fact]
    public void What_was_kept_is_there_again_and_the_rest_is_known_to_be_empty()
    {
        var counts = new RegionCounts(Prefecture);
        var children = AuthorityTable.Children(Prefecture).Select(child => child.Code).ToList();
        counts.Hear(children[0], Summary(5, Now, 10), out _);
        foreach (var child in children.Skip(1))
        {
            counts.Replace(child, RegionSummary.Nothing with { AsOf = Now.AddMinutes(-1) });
        }

        var restored = new RegionCounts(Prefecture);
        restored.Restore(counts.Kept());

        Assert.Single(counts.Kept().Children);
        Assert.Equal(10, restored.Cells.Single().Count);
        Assert.Equal(Now.AddMinutes(-1), restored.AsOf);
        Assert.Equal(children, restored.ChildrenOlderThan(Now.AddSeconds(1)));
    }

    [Fact]
    public void A_region_that_does_not_lie_below_is_not_heard()
    {
        var counts = new RegionCounts(Prefecture);

        Assert.False(counts.Hear(AuthorityCode.Parse("330106"), Summary(1, Now, 10), out _));
        Assert.Equal(0, counts.Schools);
    }

    private static SchoolReport Report(SchoolCode school, long number, long students) =>
        new(school, new ReportStamp(1, number), Now, Cells(students));

    private static RegionSummary Summary(long number, DateTimeOffset asOf, long students) =>
        new(new ReportStamp(1, number), asOf, null, 1, Cells(students));

    private static ImmutableArray<StatisticsCell> Cells(long count) => [new(Stage.Primary, 2026, 6, Sex.Male, StudentStatus.Enrolled, count)];
}
