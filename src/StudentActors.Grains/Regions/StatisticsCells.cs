using System.Collections.Immutable;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Regions;

/// <summary>Adds counts up and turns them into what is shown.</summary>
internal static class StatisticsCells
{
    public static ImmutableArray<StatisticsCell> Of(SchoolRecord school, IEnumerable<HeadCount> counts) =>
        Sum(counts.Select(count => new StatisticsCell(
            count.Class.Stage,
            count.Class.EntryYear,
            school.Offering(count.Class.Stage)?.Years ?? 0,
            count.Sex,
            count.Status,
            count.Count)));

    public static ImmutableArray<StatisticsCell> Sum(IEnumerable<StatisticsCell> cells)
    {
        var sums = new Dictionary<StatisticsCell, long>();
        foreach (var cell in cells)
        {
            var key = cell with { Count = 0 };
            sums[key] = sums.GetValueOrDefault(key) + cell.Count;
        }

        return [.. sums.Where(sum => sum.Value != 0).Select(sum => sum.Key with { Count = sum.Value })];
    }

    public static ImmutableArray<StatisticsRow> Rows(ImmutableArray<StatisticsCell> cells, DateOnly today) =>
    [
        .. cells
            .GroupBy(cell => (
                cell.Stage,
                Grade: new Cohort(cell.Stage, cell.EntryYear).GradeOn(today, cell.StageYears, SchoolYear.National),
                cell.Sex,
                cell.Status))
            .OrderBy(group => group.Key)
            .Select(group => new StatisticsRow(
                group.Key.Stage, group.Key.Grade, group.Key.Sex, group.Key.Status, group.Sum(cell => cell.Count))),
    ];

    public static long Live(ImmutableArray<StatisticsCell> cells) => cells.Where(cell => cell.Status.IsLive()).Sum(cell => cell.Count);
}
