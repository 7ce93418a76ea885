namespace StudentActors.Storage.Changes;

/// <summary>A place in the feed of one database.</summary>
public readonly record struct ShardPlace(long Transaction, long Row) : IComparable<ShardPlace>
{
    public int CompareTo(ShardPlace other) =>
        Transaction.CompareTo(other.Transaction) is var order and not 0 ? order : Row.CompareTo(other.Row);
}
