using StudentActors.Domain.Regions;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Changes;

/// <summary>
/// One look at a bounded stretch of the feed. However few of its rows are wanted, the page says how far it got, so that nobody looks at the
/// same stretch twice.
/// </summary>
internal sealed class FeedScan(ChangeQuery query)
{
    private const int ShortestStretch = 5_000;

    private readonly List<Change> _changes = [];
    private ChangePosition? _last;
    private long _looked;

    /// <summary>How many rows to look at.</summary>
    public int Stretch { get; } = Math.Max(ShortestStretch, query.Limit + 1);

    /// <summary>How many wanted rows to return: one more than the page holds, to know whether there are more.</summary>
    public int Wanted { get; } = query.Limit + 1;

    /// <summary>The column values that the office covers; <c>null</c> where the column does not matter.</summary>
    public (int? Authority, long? School) Scope { get; } = query.Scope switch
    {
        { School: { } school } => (null, school.ToColumn()),
        { Authority: { } authority } when authority != AuthorityCode.Nation => (authority.ToColumn(), null),
        _ => (null, null),
    };

    public void Add(Change change) => _changes.Add(change);

    /// <summary>Where the scan ended and how many rows it looked at.</summary>
    public void End(ChangePosition? last, long looked) => (_last, _looked) = (last, looked);

    public ChangePage Page()
    {
        if (_changes.Count < Wanted)
            return new ChangePage(_changes, _last ?? query.After, _looked == Stretch);
        _changes.RemoveAt(_changes.Count - 1);
        return new ChangePage(_changes, _changes[^1].Position, true);
    }
}
