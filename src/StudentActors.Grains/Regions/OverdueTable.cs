using StudentActors.Contracts.Cases;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Cases;

namespace StudentActors.Grains.Regions;

/// <summary>Adds up counts of steps for one region's table.</summary>
internal static class OverdueTable
{
    public static OverdueView Of(Authority region, IReadOnlyList<HeldStepCount> counts, DateTimeOffset asOf)
    {
        var children = AuthorityTable.Children(region.Code);
        return new OverdueView
        {
            Region = region.Code,
            AsOf = asOf,
            Open = counts.Sum(count => count.Open),
            Overdue = counts.Sum(count => count.Overdue),
            Oldest = Oldest(counts),
            Regions =
            [
                .. counts.GroupBy(count => Below(count.Authority, region, children))
                    .OrderBy(group => group.Key.Code.Value, StringComparer.Ordinal)
                    .Select(group => new OverdueRow(
                        group.Key.Code, group.Key.Name, group.Sum(count => count.Open), group.Sum(count => count.Overdue), Oldest(group))),
            ],
            Parties =
            [
                .. counts.GroupBy(count => (count.Type, count.Party))
                    .OrderBy(group => group.Key)
                    .Select(group => new OverdueParty(
                        group.Key.Type, group.Key.Party, group.Sum(count => count.Open), group.Sum(count => count.Overdue), Oldest(group))),
            ],
        };
    }

    // The row of the region directly below, or the region's own.
    private static Authority Below(AuthorityCode authority, Authority region, IReadOnlyList<Authority> children) =>
        children.FirstOrDefault(child => AuthorityTable.IsWithin(authority, child.Code)) ?? region;

    // A step is late from the end of its last day on.
    private static DateOnly? Oldest(IEnumerable<HeldStepCount> counts) =>
        counts.Min(count => count.Oldest) is { } due ? ChinaTime.DateOf(due).AddDays(-1) : null;
}
