using StudentActors.Storage.Changes;

namespace StudentActors.Storage.Sharding;

/// <summary>A page of the change feed, put together from several shards' parts.</summary>
internal sealed class FeedPage
{
    private readonly ChangeQuery _query;
    private readonly ShardMap _map;
    private readonly List<Change> _changes = [];
    private readonly SortedDictionary<int, ShardPlace> _places = [];

    public FeedPage(ChangeQuery query, ShardMap map)
    {
        (_query, _map) = (query, map);
        if (query.After is not { } after)
            return;
        _places[Shard.Home] = new ShardPlace(after.Transaction, after.Row);
        foreach (var (shard, place) in after.Others?.All ?? [])
            _places[shard] = place;
    }

    public int Left => _query.Limit - _changes.Count;

    public ChangeQuery Query(int shard, int limit) => _query with
    {
        After = _places.TryGetValue(shard, out var place) ? new ChangePosition(place.Transaction, place.Row) : null,
        Limit = limit,
    };

    /// <summary>Adds a shard's part up to where its barriers allow; returns whether there is more that may be read.</summary>
    public bool Add(int shard, ChangePage part)
    {
        foreach (var change in part.Changes)
        {
            var place = Place(change.Position);
            if (Barrier(shard, place) is { } barrier)
            {
                Reach(shard, barrier);
                return true;
            }

            _places[shard] = place;
            _changes.Add(change with { Position = Position() });
        }

        if (part.Next is { } next)
        {
            var barrier = Barrier(shard, Place(next));
            Reach(shard, barrier ?? Place(next));
            if (barrier is not null)
                return true;
        }

        return part.More;
    }

    public ChangePage Page(bool more) => new(_changes, _places.Count == 0 ? null : Position(), more);

    /// <summary>The place beyond which the shard must not be read yet, if the given one lies beyond it.</summary>
    private ShardPlace? Barrier(int shard, ShardPlace place)
    {
        ShardPlace? nearest = null;
        foreach (var barrier in _map.Barriers)
        {
            if (barrier.Target == shard && place.CompareTo(barrier.TargetPlace) > 0
                && Reached(barrier.Source).CompareTo(barrier.SourcePlace) < 0
                && (nearest is null || barrier.TargetPlace.CompareTo(nearest.Value) < 0))
                nearest = barrier.TargetPlace;
        }

        return nearest;
    }

    private void Reach(int shard, ShardPlace place)
    {
        if (place.CompareTo(Reached(shard)) > 0)
            _places[shard] = place;
    }

    private ShardPlace Reached(int shard) => _places.TryGetValue(shard, out var place) ? place : default;

    private ChangePosition Position()
    {
        var home = Reached(Shard.Home);
        var others = _places.Where(place => place.Key != Shard.Home).ToList();
        return new ChangePosition(home.Transaction, home.Row) { Others = others.Count == 0 ? null : new ShardPlaces(others) };
    }

    private static ShardPlace Place(ChangePosition position) => new(position.Transaction, position.Row);
}
