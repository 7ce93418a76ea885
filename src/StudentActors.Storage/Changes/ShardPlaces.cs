using System.Collections.Immutable;

namespace StudentActors.Storage.Changes;

/// <summary>Places in the feeds of several databases, by their numbers.</summary>
public sealed class ShardPlaces : IEquatable<ShardPlaces>
{
    private readonly ImmutableSortedDictionary<int, ShardPlace> _places;

    public ShardPlaces(IEnumerable<KeyValuePair<int, ShardPlace>> places) => _places = places.ToImmutableSortedDictionary();

    public IEnumerable<KeyValuePair<int, ShardPlace>> All => _places;

    public bool Equals(ShardPlaces? other) => other is not null && _places.SequenceEqual(other._places);

    public override bool Equals(object? obj) => Equals(obj as ShardPlaces);

    public override int GetHashCode() => _places.Aggregate(0, (hash, place) => HashCode.Combine(hash, place.Key, place.Value));
}
