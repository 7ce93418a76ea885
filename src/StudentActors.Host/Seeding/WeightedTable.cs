namespace StudentActors.Host.Seeding;

/// <summary>Draws items as often as their weights say.</summary>
internal sealed class WeightedTable<T>
{
    private readonly T[] _items;
    private readonly int[] _upTo;

    public WeightedTable(IEnumerable<(T Item, int Weight)> rows)
    {
        var table = rows.ToArray();
        _items = [.. table.Select(row => row.Item)];
        _upTo = new int[table.Length];
        var sum = 0;
        for (var i = 0; i < table.Length; i++)
        {
            _upTo[i] = sum += table[i].Weight;
        }
    }

    public T Draw(Dice dice)
    {
        var found = Array.BinarySearch(_upTo, dice.Below(_upTo[^1]) + 1);
        return _items[found >= 0 ? found : ~found];
    }
}
